<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Account</name>
    <message>
        <source>Access</source>
        <translation>Akses</translation>
    </message>
    <message>
        <source>Audit: {count} rows, last seal {seal}</source>
        <translation>Jejak: {count} baris, segel terakhir {seal}</translation>
    </message>
    <message>
        <source>Authority told (day, hour, how)</source>
        <translation>Lembaga diberi tahu (hari, jam, cara)</translation>
    </message>
    <message>
        <source>Backups are made, opened and counted by the program.</source>
        <translation>Cadangan dibuat, dibuka, dan dihitung oleh program.</translation>
    </message>
    <message>
        <source>Backups put back</source>
        <translation>Cadangan yang dipulihkan</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Dasar</translation>
    </message>
    <message>
        <source>Blood donation and relief at social-service days, and the report about them.</source>
        <translation>Donor darah dan bantuan pada bakti sosial, serta laporannya.</translation>
    </message>
    <message>
        <source>Children and inmates (specific data)</source>
        <translation>Anak dan warga binaan (data spesifik)</translation>
    </message>
    <message>
        <source>Consent of the donor where the event asks for it; the duty to account for relief.</source>
        <translation>Persetujuan pendonor bila diminta pada kegiatan; kewajiban mempertanggungjawabkan bantuan.</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>Berkas data</translation>
    </message>
    <message>
        <source>Data that were on this laptop</source>
        <translation>Data yang ada di laptop ini</translation>
    </message>
    <message>
        <source>Deeds allowed by a second PIN</source>
        <translation>Tindakan yang diizinkan dengan PIN kedua</translation>
    </message>
    <message>
        <source>Donors with health values</source>
        <translation>Pendonor dengan data kesehatan</translation>
    </message>
    <message>
        <source>E-mail drafts made</source>
        <translation>Draf surel yang dibuat</translation>
    </message>
    <message>
        <source>E-mails sent</source>
        <translation>Surel yang terkirim</translation>
    </message>
    <message>
        <source>Encrypted, with its backups, the attached files and the outbox; exported files are not.</source>
        <translation>Terenkripsi, beserta cadangan, berkas lampiran, dan kotak keluar; berkas ekspor tidak.</translation>
    </message>
    <message>
        <source>Erasures</source>
        <translation>Penghapusan identitas</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Kegiatan</translation>
    </message>
    <message>
        <source>Every deed is written into an audit that can only be added to and is sealed.</source>
        <translation>Setiap tindakan ditulis dalam jejak yang hanya dapat ditambah dan disegel.</translation>
    </message>
    <message>
        <source>Every officer has a name and a PIN; the window locks itself after three minutes.</source>
        <translation>Setiap petugas punya nama dan PIN; jendela terkunci sendiri setelah tiga menit.</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>Diberikan kepada</translation>
    </message>
    <message>
        <source>Head of the work unit</source>
        <translation>Kepala satuan kerja</translation>
    </message>
    <message>
        <source>How it is kept safe</source>
        <translation>Pengamanan</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>Masa simpan</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Kehilangan</translation>
    </message>
    <message>
        <source>Made by baktidesk on {moment}, for UU 27/2022 on personal data.</source>
        <translation>Dibuat dengan baktidesk pada {moment}, sesuai UU 27/2022 tentang data pribadi.</translation>
    </message>
    <message>
        <source>May have begun on</source>
        <translation>Mungkin terjadi sejak</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Tidak ada</translation>
    </message>
    <message>
        <source>Not decided yet. Please choose a span in the settings.</source>
        <translation>Belum ditentukan. Pilih masa simpan di Pengaturan.</translation>
    </message>
    <message>
        <source>Not encrypted by the program.</source>
        <translation>Tidak dienkripsi oleh program.</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>Diketahui</translation>
    </message>
    <message>
        <source>Officer responsible</source>
        <translation>Petugas penanggung jawab</translation>
    </message>
    <message>
        <source>Papers printed</source>
        <translation>Kertas yang dicetak</translation>
    </message>
    <message>
        <source>People concerned told (day, how)</source>
        <translation>Orang yang bersangkutan diberi tahu (hari, cara)</translation>
    </message>
    <message>
        <source>People erased</source>
        <translation>Identitas yang sudah dihapus</translation>
    </message>
    <message>
        <source>People known</source>
        <translation>Orang yang tercatat</translation>
    </message>
    <message>
        <source>Persons or whole NIKs shown</source>
        <translation>Data orang atau NIK utuh dibuka</translation>
    </message>
    <message>
        <source>Police report</source>
        <translation>Laporan polisi</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Tujuan</translation>
    </message>
    <message>
        <source>Record of processing of personal data</source>
        <translation>Catatan pemrosesan data pribadi</translation>
    </message>
    <message>
        <source>Report of a personal data incident</source>
        <translation>Laporan insiden data pribadi</translation>
    </message>
    <message>
        <source>The regional office; PMI for its own donors.</source>
        <translation>Kantor wilayah; PMI untuk pendonornya.</translation>
    </message>
    <message>
        <source>To be filled in by hand</source>
        <translation>Diisi dengan tangan</translation>
    </message>
    <message>
        <source>To be told until</source>
        <translation>Wajib diberitahukan sampai</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Jejak</translation>
    </message>
    <message>
        <source>Was the disk encrypted?</source>
        <translation>Apakah disk dienkripsi?</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Apa yang terjadi</translation>
    </message>
    <message>
        <source>What has been done</source>
        <translation>Yang sudah dilakukan</translation>
    </message>
    <message>
        <source>What is held</source>
        <translation>Data yang disimpan</translation>
    </message>
    <message>
        <source>What the audit tells since then</source>
        <translation>Catatan jejak sejak saat itu</translation>
    </message>
    <message>
        <source>What was done with it</source>
        <translation>Apa yang dilakukan dengan data</translation>
    </message>
    <message>
        <source>Who may see it</source>
        <translation>Siapa yang boleh melihat</translation>
    </message>
    <message>
        <source>Why, and for how long</source>
        <translation>Tujuan dan masa simpan</translation>
    </message>
    <message>
        <source>Workbooks that left the program</source>
        <translation>Buku kerja yang keluar dari program</translation>
    </message>
    <message>
        <source>Workbooks written</source>
        <translation>Buku kerja yang dibuat</translation>
    </message>
    <message>
        <source>Workbooks written since then</source>
        <translation>Buku kerja yang dibuat sejak saat itu</translation>
    </message>
    <message>
        <source>Wrong PINs</source>
        <translation>PIN salah</translation>
    </message>
    <message>
        <source>of these with a NIK</source>
        <translation>di antaranya dengan NIK</translation>
    </message>
    <message>
        <source>of these with a phone number</source>
        <translation>di antaranya dengan nomor telepon</translation>
    </message>
    <message>
        <source>with a password</source>
        <translation>dengan kata sandi</translation>
    </message>
    <message>
        <source>{span} after the last day of an event</source>
        <translation>{span} setelah hari terakhir kegiatan</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Leave it</source>
        <translation>Biarkan</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>A backup is being made and checked.</source>
        <translation>Cadangan sedang dibuat dan diperiksa.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Cadangkan sekarang</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Check the clock</source>
        <translation>Periksa jam laptop</translation>
    </message>
    <message>
        <source>Choose a second place…</source>
        <translation>Pilih tempat kedua…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Tersalin</translation>
    </message>
    <message>
        <source>Copy of ({zone})</source>
        <translation>Salinan ({zone})</translation>
    </message>
    <message>
        <source>Copy {age} old</source>
        <translation>Salinan {age} lalu</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Rusak</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Penyaluran</translation>
    </message>
    <message>
        <source>Donors</source>
        <translation>Donor</translation>
    </message>
    <message>
        <source>Everything up to {age} ago is in a verified copy.</source>
        <translation>Semua data sampai {age} lalu ada dalam salinan yang sudah diperiksa.</translation>
    </message>
    <message>
        <source>No copy</source>
        <translation>Belum ada salinan</translation>
    </message>
    <message>
        <source>No copy yet.</source>
        <translation>Belum ada salinan.</translation>
    </message>
    <message>
        <source>No second place</source>
        <translation>Tanpa tempat kedua</translation>
    </message>
    <message>
        <source>No second place yet. A USB stick that stays in the laptop is best.</source>
        <translation>Belum ada tempat kedua. Paling baik flash disk USB yang tetap terpasang di laptop.</translation>
    </message>
    <message>
        <source>On a server</source>
        <translation>Di server</translation>
    </message>
    <message>
        <source>Other key</source>
        <translation>Kunci lain</translation>
    </message>
    <message>
        <source>Put a backup back…</source>
        <translation>Pulihkan cadangan…</translation>
    </message>
    <message>
        <source>Second place: {folder}</source>
        <translation>Tempat kedua: {folder}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>The data lie on a PostgreSQL server; its administrator backs them up.</source>
        <translation>Data berada di server PostgreSQL; administrator server yang mencadangkannya.</translation>
    </message>
    <message>
        <source>There is no verified copy of the data yet.</source>
        <translation>Belum ada salinan data yang sudah diperiksa.</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Diperiksa</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} hari</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} jam</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} menit</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>F1 keys · F2 search or scan · Ctrl+Enter save</source>
        <translation>F1 tombol · F2 cari atau pindai · Ctrl+Enter simpan</translation>
    </message>
    <message>
        <source>The last deed has been undone.</source>
        <translation>Tindakan terakhir diurungkan.</translation>
    </message>
    <message>
        <source>Undo   Ctrl+Z</source>
        <translation>Urungkan   Ctrl+Z</translation>
    </message>
</context>
<context>
    <name>Bug</name>
    <message>
        <source>Copy the report</source>
        <translation>Salin laporan</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>It was written to the log. You can go on; what you typed is still there.</source>
        <translation>Hal ini dicatat dalam log. Anda dapat melanjutkan; isian Anda masih ada.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program</source>
        <translation>Ada gangguan di dalam program</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>0 to 7 days</source>
        <translation>0–7 hari</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 tahun</translation>
    </message>
    <message>
        <source>17</source>
        <translation>17</translation>
    </message>
    <message>
        <source>18–24</source>
        <translation>18–24</translation>
    </message>
    <message>
        <source>2 years</source>
        <translation>2 tahun</translation>
    </message>
    <message>
        <source>250 mL</source>
        <translation>250 mL</translation>
    </message>
    <message>
        <source>25–44</source>
        <translation>25–44</translation>
    </message>
    <message>
        <source>350 mL</source>
        <translation>350 mL</translation>
    </message>
    <message>
        <source>450 mL</source>
        <translation>450 mL</translation>
    </message>
    <message>
        <source>45–64</source>
        <translation>45–64</translation>
    </message>
    <message>
        <source>5 years</source>
        <translation>5 tahun</translation>
    </message>
    <message>
        <source>6 months</source>
        <translation>6 bulan</translation>
    </message>
    <message>
        <source>65 or older</source>
        <translation>65 atau lebih</translation>
    </message>
    <message>
        <source>8 to 30 days</source>
        <translation>8–30 hari</translation>
    </message>
    <message>
        <source>80 mm roll</source>
        <translation>Gulungan 80 mm</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>A5</source>
        <translation>A5</translation>
    </message>
    <message>
        <source>AB</source>
        <translation>AB</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ditambahkan</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Admin</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Usia</translation>
    </message>
    <message>
        <source>Apheresis</source>
        <translation>Apheresis</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Mengikuti sistem</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>BAST printed</source>
        <translation>BAST dicetak</translation>
    </message>
    <message>
        <source>Backup verified</source>
        <translation>Cadangan diperiksa</translation>
    </message>
    <message>
        <source>Bag number written almost like another</source>
        <translation>Nomor kantong mirip nomor lain</translation>
    </message>
    <message>
        <source>Bags of a work unit</source>
        <translation>Kantong satuan kerja</translation>
    </message>
    <message>
        <source>Bags of blood</source>
        <translation>Kantong darah</translation>
    </message>
    <message>
        <source>Bahasa Indonesia</source>
        <translation>Bahasa Indonesia</translation>
    </message>
    <message>
        <source>Blank slips</source>
        <translation>Slip kosong</translation>
    </message>
    <message>
        <source>Came too soon</source>
        <translation>Belum waktunya donor</translation>
    </message>
    <message>
        <source>Care home (panti)</source>
        <translation>Panti</translation>
    </message>
    <message>
        <source>Change the donor rules</source>
        <translation>Mengubah aturan donor</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Diubah</translation>
    </message>
    <message>
        <source>Checked in on one day, bag on another</source>
        <translation>Daftar dan kantong pada hari yang berbeda</translation>
    </message>
    <message>
        <source>Close a day with open points</source>
        <translation>Menutup hari dengan hal yang belum selesai</translation>
    </message>
    <message>
        <source>Correct or erase a person</source>
        <translation>Perbaiki atau hapus data orang</translation>
    </message>
    <message>
        <source>Correct the stock ledger</source>
        <translation>Mengoreksi buku stok</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>Kupon</translation>
    </message>
    <message>
        <source>Crowd (count only)</source>
        <translation>Kerumunan (jumlah saja)</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Rusak</translation>
    </message>
    <message>
        <source>Damaged or lost</source>
        <translation>Rusak atau hilang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Tanggal dan waktu</translation>
    </message>
    <message>
        <source>Day sheet</source>
        <translation>Lembar hari</translation>
    </message>
    <message>
        <source>Decimal number</source>
        <translation>Bilangan desimal</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Disputes settled</source>
        <translation>Sengketa selesai</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Penyaluran</translation>
    </message>
    <message>
        <source>Dizziness</source>
        <translation>Pusing</translation>
    </message>
    <message>
        <source>Donated</source>
        <translation>Berhasil</translation>
    </message>
    <message>
        <source>Donated, but no tested group written down</source>
        <translation>Berhasil, tetapi golongan hasil tes belum dicatat</translation>
    </message>
    <message>
        <source>Donated, but voided since</source>
        <translation>Berhasil, tetapi sudah dibatalkan</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Donor</source>
        <translation>Donor</translation>
    </message>
    <message>
        <source>Donor candidates</source>
        <translation>Pendaftar</translation>
    </message>
    <message>
        <source>Donors</source>
        <translation>Pendonor</translation>
    </message>
    <message>
        <source>Donors finished</source>
        <translation>Pendonor selesai</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>Ganda</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Konsep</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Everybody on the roll</source>
        <translation>Semua orang di daftar</translation>
    </message>
    <message>
        <source>Everybody on the roll without one</source>
        <translation>Penerima yang belum punya kupon</translation>
    </message>
    <message>
        <source>Excel file made</source>
        <translation>Berkas Excel dibuat</translation>
    </message>
    <message>
        <source>Export with names</source>
        <translation>Ekspor dengan nama</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gagal</translation>
    </message>
    <message>
        <source>Failed draw with a bag number</source>
        <translation>Gagal, tetapi ada nomor kantong</translation>
    </message>
    <message>
        <source>Fainting</source>
        <translation>Pingsan</translation>
    </message>
    <message>
        <source>Family of staff</source>
        <translation>Keluarga pegawai</translation>
    </message>
    <message>
        <source>Farmer group</source>
        <translation>Kelompok tani</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Perempuan</translation>
    </message>
    <message>
        <source>Flood victims</source>
        <translation>Korban banjir</translation>
    </message>
    <message>
        <source>Foundation (yayasan sosial)</source>
        <translation>Yayasan sosial</translation>
    </message>
    <message>
        <source>Full report</source>
        <translation>Laporan lengkap</translation>
    </message>
    <message>
        <source>Given out</source>
        <translation>Disalurkan</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Baik</translation>
    </message>
    <message>
        <source>Half-filled forms</source>
        <translation>Isian formulir</translation>
    </message>
    <message>
        <source>Hand over more than the book shows</source>
        <translation>Menyerahkan melebihi stok buku</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Diserahkan</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>Penyerahan</translation>
    </message>
    <message>
        <source>Handover record (BAST)</source>
        <translation>Berita acara serah terima (BAST)</translation>
    </message>
    <message>
        <source>Hematoma</source>
        <translation>Hematoma</translation>
    </message>
    <message>
        <source>High Hb</source>
        <translation>Hb tinggi</translation>
    </message>
    <message>
        <source>High blood pressure</source>
        <translation>Tekanan darah tinggi</translation>
    </message>
    <message>
        <source>Household (KK)</source>
        <translation>Keluarga (KK)</translation>
    </message>
    <message>
        <source>Inmate</source>
        <translation>Warga binaan</translation>
    </message>
    <message>
        <source>JPEG picture</source>
        <translation>Gambar JPEG</translation>
    </message>
    <message>
        <source>Left before the end</source>
        <translation>Pergi sebelum selesai</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>Local government</source>
        <translation>Pemerintah daerah</translation>
    </message>
    <message>
        <source>Low Hb</source>
        <translation>Hb rendah</translation>
    </message>
    <message>
        <source>Low blood pressure</source>
        <translation>Tekanan darah rendah</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Laki-laki</translation>
    </message>
    <message>
        <source>Manage officers</source>
        <translation>Mengelola petugas</translation>
    </message>
    <message>
        <source>Medication</source>
        <translation>Minum obat</translation>
    </message>
    <message>
        <source>Mosque</source>
        <translation>Masjid</translation>
    </message>
    <message>
        <source>Moved elsewhere</source>
        <translation>Dipindahkan</translation>
    </message>
    <message>
        <source>Moved in</source>
        <translation>Pindahan masuk</translation>
    </message>
    <message>
        <source>Nausea or vomiting</source>
        <translation>Mual/muntah</translation>
    </message>
    <message>
        <source>Negative (-)</source>
        <translation>Negatif (-)</translation>
    </message>
    <message>
        <source>New, by our records</source>
        <translation>Baru (menurut catatan ini)</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Tidak kembali</translation>
    </message>
    <message>
        <source>Nobody by name (blank coupons)</source>
        <translation>Tanpa nama (kupon kosong)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Tidak ada</translation>
    </message>
    <message>
        <source>None (only within the office)</source>
        <translation>Tanpa (hanya di dalam kantor)</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Not decided yet</source>
        <translation>Belum ditentukan</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Belum tahu</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Tidak perlu</translation>
    </message>
    <message>
        <source>Not redeemed</source>
        <translation>Belum ditukar</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>One of the allowed values</source>
        <translation>Salah satu nilai yang tersedia</translation>
    </message>
    <message>
        <source>Only those who have not collected yet</source>
        <translation>Hanya yang belum mengambil</translation>
    </message>
    <message>
        <source>Open a closed day again</source>
        <translation>Membuka kembali hari yang ditutup</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Other (decided by PMI)</source>
        <translation>Lainnya (keputusan PMI)</translation>
    </message>
    <message>
        <source>Over 30 days</source>
        <translation>Lebih dari 30 hari</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>PMI&apos;s count</source>
        <translation>Hitungan PMI</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>Gambar PNG</translation>
    </message>
    <message>
        <source>Partner institution</source>
        <translation>Instansi mitra</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Lolos</translation>
    </message>
    <message>
        <source>Passed with a reason</source>
        <translation>Dilewati</translation>
    </message>
    <message>
        <source>Passed, but no bag written down yet</source>
        <translation>Lolos, tetapi kantong belum dicatat</translation>
    </message>
    <message>
        <source>Pediatric</source>
        <translation>Pediatrik</translation>
    </message>
    <message>
        <source>Per household (KK)</source>
        <translation>Per keluarga (KK)</translation>
    </message>
    <message>
        <source>Per person</source>
        <translation>Per orang</translation>
    </message>
    <message>
        <source>Perhaps sent already</source>
        <translation>Mungkin sudah terkirim</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Perorangan</translation>
    </message>
    <message>
        <source>Pesantren</source>
        <translation>Pondok pesantren</translation>
    </message>
    <message>
        <source>Photo or scan</source>
        <translation>Foto atau pindaian</translation>
    </message>
    <message>
        <source>Positive (+)</source>
        <translation>Positif (+)</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Tercetak</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Masyarakat umum</translation>
    </message>
    <message>
        <source>Put a backup back</source>
        <translation>Memulihkan cadangan</translation>
    </message>
    <message>
        <source>Quadruple</source>
        <translation>Kuadrupel</translation>
    </message>
    <message>
        <source>Queue slip</source>
        <translation>Slip antrean</translation>
    </message>
    <message>
        <source>RINCIAN: with names</source>
        <translation>RINCIAN: dengan nama</translation>
    </message>
    <message>
        <source>RINGKASAN: without names</source>
        <translation>RINGKASAN: tanpa nama</translation>
    </message>
    <message>
        <source>Read what others did</source>
        <translation>Membaca jejak petugas lain</translation>
    </message>
    <message>
        <source>Receipt sheet</source>
        <translation>Daftar tanda terima</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Penerima</translation>
    </message>
    <message>
        <source>Record of processing</source>
        <translation>Catatan pemrosesan</translation>
    </message>
    <message>
        <source>Recorded by name afterwards</source>
        <translation>Dicatat dengan nama kemudian</translation>
    </message>
    <message>
        <source>Redeemed</source>
        <translation>Sudah ditukar</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Terdaftar</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>Ulang</translation>
    </message>
    <message>
        <source>Report in PMI&apos;s layout</source>
        <translation>Laporan dalam susunan PMI</translation>
    </message>
    <message>
        <source>Report of an incident</source>
        <translation>Laporan insiden</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>STARTTLS (usual, port 587)</source>
        <translation>STARTTLS (umum, port 587)</translation>
    </message>
    <message>
        <source>Same NIK</source>
        <translation>NIK sama</translation>
    </message>
    <message>
        <source>Same phone number</source>
        <translation>Nomor telepon sama</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Terkirim</translation>
    </message>
    <message>
        <source>Set up events</source>
        <translation>Menyiapkan kegiatan</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Singkat</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Tanda tangan</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Bertanda tangan</translation>
    </message>
    <message>
        <source>Similar name</source>
        <translation>Nama mirip</translation>
    </message>
    <message>
        <source>Similar name and birth date</source>
        <translation>Nama dan tanggal lahir mirip</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>Tunggal</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Pegawai</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Belum selesai</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stok</translation>
    </message>
    <message>
        <source>Stock counted</source>
        <translation>Stok dihitung</translation>
    </message>
    <message>
        <source>Student or cadet</source>
        <translation>Pelajar atau taruna</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Penyelia</translation>
    </message>
    <message>
        <source>TLS from the start (port 465)</source>
        <translation>TLS sejak awal (port 465)</translation>
    </message>
    <message>
        <source>Taken back while counting the crowd</source>
        <translation>Ditarik kembali saat menghitung kerumunan</translation>
    </message>
    <message>
        <source>Tested group differs from the group as told</source>
        <translation>Golongan hasil tes berbeda dari pengakuan</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Teks</translation>
    </message>
    <message>
        <source>Thank-you card</source>
        <translation>Kartu terima kasih</translation>
    </message>
    <message>
        <source>Thumbprint on paper</source>
        <translation>Cap jempol di kertas</translation>
    </message>
    <message>
        <source>Triple</source>
        <translation>Tripel</translation>
    </message>
    <message>
        <source>Under 17</source>
        <translation>Di bawah 17</translation>
    </message>
    <message>
        <source>Undone at the desk</source>
        <translation>Diurungkan di meja</translation>
    </message>
    <message>
        <source>Update with the hour</source>
        <translation>Perkembangan dengan jam</translation>
    </message>
    <message>
        <source>Village (desa binaan)</source>
        <translation>Desa binaan</translation>
    </message>
    <message>
        <source>Void records</source>
        <translation>Membatalkan catatan</translation>
    </message>
    <message>
        <source>Void what others, or an earlier day, recorded</source>
        <translation>Membatalkan catatan petugas lain atau hari lain</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>WIB (UTC+7)</source>
        <translation>WIB (UTC+7)</translation>
    </message>
    <message>
        <source>WIT (UTC+9)</source>
        <translation>WIT (UTC+9)</translation>
    </message>
    <message>
        <source>WITA (UTC+8)</source>
        <translation>WITA (UTC+8)</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Menunggu dikirim</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Berat badan</translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation>Bilangan bulat</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Ditarik</translation>
    </message>
    <message>
        <source>Withdrew</source>
        <translation>Mundur</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Tahun</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ya atau tidak</translation>
    </message>
    <message>
        <source>bag (kantong)</source>
        <translation>kantong</translation>
    </message>
    <message>
        <source>box (dus)</source>
        <translation>dus</translation>
    </message>
    <message>
        <source>household (KK)</source>
        <translation>KK</translation>
    </message>
    <message>
        <source>package (paket)</source>
        <translation>paket</translation>
    </message>
    <message>
        <source>person (jiwa)</source>
        <translation>jiwa</translation>
    </message>
    <message>
        <source>sack (karung)</source>
        <translation>karung</translation>
    </message>
    <message>
        <source>seedling (batang)</source>
        <translation>batang</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>A supervisor allows it. Figures that have been told may change.</source>
        <translation>Penyelia mengizinkannya. Angka yang sudah disampaikan dapat berubah.</translation>
    </message>
    <message>
        <source>All BAST are printed: {all}.</source>
        <translation>Semua BAST sudah dicetak: {all}.</translation>
    </message>
    <message>
        <source>All donors are finished: {count}.</source>
        <translation>Semua pendonor sudah selesai: {count}.</translation>
    </message>
    <message>
        <source>BAST not printed yet: {count} of {all}.</source>
        <translation>BAST belum dicetak: {count} dari {all}.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Back to closing the day</source>
        <translation>Kembali ke tutup hari</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Cadangkan</translation>
    </message>
    <message>
        <source>Bags counted by PMI and by us: {pmi}, but of other blood groups.</source>
        <translation>Kantong menurut PMI dan menurut kita: {pmi}, tetapi golongannya berbeda.</translation>
    </message>
    <message>
        <source>Bags counted by PMI and by us: {pmi}.</source>
        <translation>Kantong menurut PMI dan menurut kita: {pmi}.</translation>
    </message>
    <message>
        <source>Bags counted by PMI: {pmi}, by us: {ours}.</source>
        <translation>Kantong menurut PMI: {pmi}, menurut kita: {ours}.</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Tutup hari</translation>
    </message>
    <message>
        <source>Close the day all the same</source>
        <translation>Tetap tutup hari</translation>
    </message>
    <message>
        <source>Close {day} although something is open?</source>
        <translation>Tutup {day} walaupun ada yang belum selesai?</translation>
    </message>
    <message>
        <source>Closed at {when} by {officer}, desk {desk}.</source>
        <translation>Ditutup {when} oleh {officer}, meja {desk}.</translation>
    </message>
    <message>
        <source>Count the stock</source>
        <translation>Hitung stok</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Donors still under way: {count}. Please finish each, or mark who left.</source>
        <translation>Pendonor masih diproses: {count}. Selesaikan, atau tandai yang sudah pulang.</translation>
    </message>
    <message>
        <source>Enter PMI&apos;s count</source>
        <translation>Isi hitungan PMI</translation>
    </message>
    <message>
        <source>Everything is done. A closed day takes nothing more.</source>
        <translation>Semua sudah selesai. Hari yang ditutup tidak menerima catatan lagi.</translation>
    </message>
    <message>
        <source>Everything that moved was counted: {items}.</source>
        <translation>Semua yang bergerak sudah dihitung: {items}.</translation>
    </message>
    <message>
        <source>Figures that differ since:</source>
        <translation>Angka yang berbeda sejak itu:</translation>
    </message>
    <message>
        <source>Half-filled forms: {count}, at desk {desks}.</source>
        <translation>Formulir setengah terisi: {count}, di meja {desks}.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Diperiksa…</translation>
    </message>
    <message>
        <source>Make the Excel file</source>
        <translation>Buat berkas Excel</translation>
    </message>
    <message>
        <source>Must be finished</source>
        <translation>Harus selesai</translation>
    </message>
    <message>
        <source>No Excel file has been made yet.</source>
        <translation>Belum ada berkas Excel yang dibuat.</translation>
    </message>
    <message>
        <source>No bags on this day.</source>
        <translation>Tidak ada kantong pada hari itu.</translation>
    </message>
    <message>
        <source>No day of this event has come yet.</source>
        <translation>Belum ada hari kegiatan ini yang tiba.</translation>
    </message>
    <message>
        <source>No donors on this day.</source>
        <translation>Tidak ada pendonor pada hari itu.</translation>
    </message>
    <message>
        <source>No form is half filled.</source>
        <translation>Tidak ada formulir setengah terisi.</translation>
    </message>
    <message>
        <source>No goods moved on this day.</source>
        <translation>Tidak ada barang yang bergerak pada hari itu.</translation>
    </message>
    <message>
        <source>No institution received goods on this day.</source>
        <translation>Tidak ada lembaga yang menerima barang pada hari itu.</translation>
    </message>
    <message>
        <source>Nobody waits at the dispute desk.</source>
        <translation>Tidak ada yang menunggu di meja sengketa.</translation>
    </message>
    <message>
        <source>Not counted since they moved last: {items}.</source>
        <translation>Belum dihitung sejak terakhir bergerak: {items}.</translation>
    </message>
    <message>
        <source>Not settled at the dispute desk: {count}.</source>
        <translation>Belum selesai di meja sengketa: {count}.</translation>
    </message>
    <message>
        <source>Nothing was recorded on this day.</source>
        <translation>Tidak ada yang dicatat pada hari itu.</translation>
    </message>
    <message>
        <source>Open again…</source>
        <translation>Buka kembali…</translation>
    </message>
    <message>
        <source>Open the day again</source>
        <translation>Buka kembali hari itu</translation>
    </message>
    <message>
        <source>Open the donors</source>
        <translation>Buka donor</translation>
    </message>
    <message>
        <source>Open the form</source>
        <translation>Buka formulir</translation>
    </message>
    <message>
        <source>Open {day} again?</source>
        <translation>Buka kembali {day}?</translation>
    </message>
    <message>
        <source>PMI&apos;s count has not been entered yet.</source>
        <translation>Hitungan PMI belum diisi.</translation>
    </message>
    <message>
        <source>Points still open: {count}. Finish them, or close with a supervisor&apos;s reason.</source>
        <translation>Belum selesai: {count} hal. Selesaikan, atau tutup dengan alasan dari penyelia.</translation>
    </message>
    <message>
        <source>Points that must be finished first: {count}.</source>
        <translation>Harus selesai dahulu: {count} hal.</translation>
    </message>
    <message>
        <source>Practice data need no backup.</source>
        <translation>Data latihan tidak perlu dicadangkan.</translation>
    </message>
    <message>
        <source>Print the BAST</source>
        <translation>Cetak BAST</translation>
    </message>
    <message>
        <source>Print the day sheet</source>
        <translation>Cetak lembar hari</translation>
    </message>
    <message>
        <source>Revision {revision} holds the whole day.</source>
        <translation>Revisi {revision} memuat seluruh hari itu.</translation>
    </message>
    <message>
        <source>Settle them</source>
        <translation>Selesaikan</translation>
    </message>
    <message>
        <source>The administrator of the server backs the data up.</source>
        <translation>Administrator server mencadangkan datanya.</translation>
    </message>
    <message>
        <source>The backup of {day}, {hour} holds the whole day.</source>
        <translation>Cadangan {day}, {hour} memuat seluruh hari itu.</translation>
    </message>
    <message>
        <source>The day has changed since revision {revision} was made.</source>
        <translation>Ada perubahan setelah revisi {revision} dibuat.</translation>
    </message>
    <message>
        <source>The day has changed since the backup of {day}, {hour}.</source>
        <translation>Ada perubahan setelah cadangan {day}, {hour}.</translation>
    </message>
    <message>
        <source>The figures are still those of that moment.</source>
        <translation>Angkanya masih sama dengan saat itu.</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Belum ada cadangan.</translation>
    </message>
    <message>
        <source>What is half filled now belongs to another day.</source>
        <translation>Formulir yang setengah terisi sekarang milik hari lain.</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>Yang diperiksa</translation>
    </message>
    <message>
        <source>What was open was allowed by {officer}: {reason}</source>
        <translation>Yang belum selesai diizinkan oleh {officer}: {reason}</translation>
    </message>
    <message>
        <source>{closed} Opened again at {when} by {officer}, allowed by {supervisor}: {reason}</source>
        <translation>{closed} Dibuka kembali {when} oleh {officer}, diizinkan oleh {supervisor}: {reason}</translation>
    </message>
    <message>
        <source>{closed} Opened again at {when} by {officer}: {reason}</source>
        <translation>{closed} Dibuka kembali {when} oleh {officer}: {reason}</translation>
    </message>
    <message>
        <source>{day} is closed and takes nothing more. {words}</source>
        <translation>{day} sudah ditutup dan tidak menerima catatan lagi. {words}</translation>
    </message>
    <message>
        <source>{day} is closed.</source>
        <translation>{day} sudah ditutup.</translation>
    </message>
    <message>
        <source>{day} is not closed yet.</source>
        <translation>{day} belum ditutup.</translation>
    </message>
    <message>
        <source>{day} is open again.</source>
        <translation>{day} sudah dibuka kembali.</translation>
    </message>
    <message>
        <source>{verb}   Ctrl+{number}</source>
        <translation>{verb}   Ctrl+{number}</translation>
    </message>
    <message>
        <source>{verb}   {key}</source>
        <translation>{verb}   {key}</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>Added to the roll: {accepted}. Duplicate: {duplicate}. Bad: {bad}.</source>
        <translation>Masuk daftar: {accepted}. Ganda: {duplicate}. Bermasalah: {bad}.</translation>
    </message>
    <message>
        <source>All is well: {count} records checked.</source>
        <translation>Semua baik: {count} catatan diperiksa.</translation>
    </message>
    <message>
        <source>Backed up and checked: {file} ({records})</source>
        <translation>Dicadangkan dan diperiksa: {file} ({records})</translation>
    </message>
    <message>
        <source>Copies without encryption that are left: {count}. The settings remove them.</source>
        <translation>Salinan tanpa enkripsi yang masih ada: {count}. Hapus lewat Pengaturan.</translation>
    </message>
    <message>
        <source>Encrypted and checked: {file} ({records})</source>
        <translation>Dienkripsi dan diperiksa: {file} ({records})</translation>
    </message>
    <message>
        <source>Excel file (.xlsx) with a column of names</source>
        <translation>berkas Excel (.xlsx) dengan kolom nama</translation>
    </message>
    <message>
        <source>In the second place too: {file}</source>
        <translation>Juga di tempat kedua: {file}</translation>
    </message>
    <message>
        <source>It opens the data when the passphrase has been forgotten, and it is shown only now: please copy it onto paper and keep that in the safe of the office.</source>
        <translation>Kunci ini membuka data bila frasa sandi terlupa, dan hanya ditampilkan sekarang: silakan salin ke kertas dan simpan di brankas kantor.</translation>
    </message>
    <message>
        <source>New passphrase, at least 12 characters (it is not shown):</source>
        <translation>Frasa sandi baru, paling sedikit 12 karakter (tidak ditampilkan):</translation>
    </message>
    <message>
        <source>Passphrase or recovery key: </source>
        <translation>Frasa sandi atau kunci pemulihan: </translation>
    </message>
    <message>
        <source>Recovery key (code {code}):</source>
        <translation>Kunci pemulihan (kode {code}):</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Nothing was lost; the log tells more: {file}</source>
        <translation>Ada gangguan di dalam program. Tidak ada yang hilang; keterangan ada di log: {file}</translation>
    </message>
    <message>
        <source>The command was not understood ({why}). For help: baktidesk --help</source>
        <translation>Perintah tidak dipahami ({why}). Bantuan: baktidesk --help</translation>
    </message>
    <message>
        <source>The data of {file} are back: {records}.</source>
        <translation>Data dari {file} sudah dipulihkan: {records}.</translation>
    </message>
    <message>
        <source>The practice file is ready: {file}</source>
        <translation>Berkas latihan siap: {file}</translation>
    </message>
    <message>
        <source>The same again:</source>
        <translation>Sekali lagi:</translation>
    </message>
    <message>
        <source>There are no events yet.</source>
        <translation>Belum ada kegiatan.</translation>
    </message>
    <message>
        <source>What was there before is kept: {file}</source>
        <translation>Berkas sebelumnya tetap disimpan: {file}</translation>
    </message>
    <message>
        <source>Would be added: {accepted}. Duplicate: {duplicate}. Bad: {bad}. Nothing was written; --apply writes.</source>
        <translation>Akan masuk: {accepted}. Ganda: {duplicate}. Bermasalah: {bad}. Belum ada yang disimpan; --apply menyimpan.</translation>
    </message>
    <message>
        <source>Written without encryption and checked: {file} ({records})</source>
        <translation>Ditulis tanpa enkripsi dan diperiksa: {file} ({records})</translation>
    </message>
    <message>
        <source>Written: {file} (revision {revision}, SHA-256 {sha256})</source>
        <translation>Ditulis: {file} (revisi {revision}, SHA-256 {sha256})</translation>
    </message>
    <message>
        <source>check a roll (.xlsx) against an event, or import it</source>
        <translation>memeriksa daftar (.xlsx) terhadap kegiatan, atau mengimpornya</translation>
    </message>
    <message>
        <source>check that the data are whole and their figures agree</source>
        <translation>memeriksa apakah data utuh dan angkanya cocok</translation>
    </message>
    <message>
        <source>code of the event, as “events” lists it</source>
        <translation>kode kegiatan seperti pada “events”</translation>
    </message>
    <message>
        <source>data file or PostgreSQL URL (also: environment variable BAKTIDESK_DATA)</source>
        <translation>berkas data atau URL PostgreSQL (juga: variabel lingkungan BAKTIDESK_DATA)</translation>
    </message>
    <message>
        <source>encrypt the data file under a passphrase, which is asked for</source>
        <translation>mengenkripsi berkas data dengan frasa sandi, yang akan ditanyakan</translation>
    </message>
    <message>
        <source>encrypted data: passphrase or recovery key in the first line of this file (else it is asked for)</source>
        <translation>data terenkripsi: frasa sandi atau kunci pemulihan di baris pertama berkas ini (bila tidak, ditanyakan)</translation>
    </message>
    <message>
        <source>folder to write to instead of the one beside the data; it is made when missing</source>
        <translation>folder tujuan, bukan folder di samping data; dibuat bila belum ada</translation>
    </message>
    <message>
        <source>folder to write to; it is made when missing</source>
        <translation>folder tujuan; dibuat bila belum ada</translation>
    </message>
    <message>
        <source>language of the output</source>
        <translation>bahasa keluaran</translation>
    </message>
    <message>
        <source>list the events</source>
        <translation>menampilkan daftar kegiatan</translation>
    </message>
    <message>
        <source>lock the workbook with the password in the first line of this file</source>
        <translation>kunci berkas dengan kata sandi di baris pertama berkas ini</translation>
    </message>
    <message>
        <source>make a verified copy of the data file</source>
        <translation>buat salinan berkas data yang diperiksa</translation>
    </message>
    <message>
        <source>only one day, such as 2026-01-20</source>
        <translation>hanya satu hari, misalnya 2026-01-20</translation>
    </message>
    <message>
        <source>only write the file</source>
        <translation>hanya menulis berkas</translation>
    </message>
    <message>
        <source>print JSON</source>
        <translation>mencetak JSON</translation>
    </message>
    <message>
        <source>print the figures of an event</source>
        <translation>mencetak angka suatu kegiatan</translation>
    </message>
    <message>
        <source>put a backup in the place of the data file</source>
        <translation>pulihkan berkas data dari cadangan</translation>
    </message>
    <message>
        <source>ringkasan: without names; rincian: with names</source>
        <translation>ringkasan: tanpa nama; rincian: dengan nama</translation>
    </message>
    <message>
        <source>show identity numbers in full, behind a password; the reason is kept in the audit</source>
        <translation>tampilkan nomor identitas lengkap, dikunci kata sandi; alasannya dicatat dalam jejak audit</translation>
    </message>
    <message>
        <source>the backup to put back</source>
        <translation>berkas cadangan yang dipulihkan</translation>
    </message>
    <message>
        <source>together with the other events of its series</source>
        <translation>bersama kegiatan lain dalam rangkaiannya</translation>
    </message>
    <message>
        <source>turn the encrypted data file into one without encryption</source>
        <translation>mengubah berkas data terenkripsi menjadi berkas tanpa enkripsi</translation>
    </message>
    <message>
        <source>whose roll it is: donor (unless said otherwise) or recipient</source>
        <translation>daftar siapa: donor (bila tidak disebut) atau recipient (penerima)</translation>
    </message>
    <message>
        <source>with the health columns (blood group, reasons of deferral, values measured)</source>
        <translation>dengan kolom kesehatan (golongan darah, alasan penolakan, hasil pengukuran)</translation>
    </message>
    <message>
        <source>write an event into an Excel workbook</source>
        <translation>menulis kegiatan ke berkas Excel</translation>
    </message>
    <message>
        <source>write the accepted people; without it nothing is written</source>
        <translation>simpan orang yang diterima; tanpa ini tidak ada yang disimpan</translation>
    </message>
    <message>
        <source>write the practice file and open it</source>
        <translation>menulis berkas latihan lalu membukanya</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count} catatan</translation>
    </message>
    <message>
        <source>“{text}” is not a day; write for example 2026-01-20</source>
        <translation>“{text}” bukan tanggal; tulis misalnya 2026-01-20</translation>
    </message>
</context>
<context>
    <name>Coupon</name>
    <message>
        <source>Blank</source>
        <translation>Kosong</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>Kupon</translation>
    </message>
    <message>
        <source>Coupon {old} has been replaced by {new}.</source>
        <translation>Kupon {old} diganti dengan {new}.</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>Kupon</translation>
    </message>
    <message>
        <source>Coupons that you make are listed here.</source>
        <translation>Kupon yang Anda buat tampil di sini.</translation>
    </message>
    <message>
        <source>Every state</source>
        <translation>Semua status</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Untuk</translation>
    </message>
    <message>
        <source>It can no longer be redeemed; a new one with another number takes its place.</source>
        <translation>Kupon ini tidak berlaku lagi; kupon baru dengan nomor lain menggantikannya.</translation>
    </message>
    <message>
        <source>Lost: replace…</source>
        <translation>Hilang: ganti…</translation>
    </message>
    <message>
        <source>Make and print</source>
        <translation>Buat dan cetak</translation>
    </message>
    <message>
        <source>No coupon is like this.</source>
        <translation>Tidak ada kupon seperti ini.</translation>
    </message>
    <message>
        <source>No coupons have been made for this event yet.</source>
        <translation>Belum ada kupon untuk kegiatan ini.</translation>
    </message>
    <message>
        <source>Nobody&apos;s name is printed on a coupon.</source>
        <translation>Nama tidak dicetak pada kupon.</translation>
    </message>
    <message>
        <source>Print coupon {number}</source>
        <translation>Cetak kupon {number}</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>Cetak daftar</translation>
    </message>
    <message>
        <source>Print this one</source>
        <translation>Cetak kupon ini</translation>
    </message>
    <message>
        <source>Print those shown</source>
        <translation>Cetak yang tampil</translation>
    </message>
    <message>
        <source>Print {count} coupons, {first} to {last}</source>
        <translation>Cetak {count} kupon, {first} sampai {last}</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>Replace coupon {number}?</source>
        <translation>Ganti kupon {number}?</translation>
    </message>
    <message>
        <source>Replaced by {number}</source>
        <translation>Diganti {number}</translation>
    </message>
    <message>
        <source>Search by number or name, or scan</source>
        <translation>Cari nomor atau nama, atau pindai</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>Whoever brings a blank coupon receives the goods, unnamed.</source>
        <translation>Pembawa kupon kosong menerima barang tanpa dicatat namanya.</translation>
    </message>
    <message>
        <source>Whose coupons these are</source>
        <translation>Daftar pemegang kupon</translation>
    </message>
    <message>
        <source>coupons</source>
        <translation>kupon</translation>
    </message>
    <message>
        <source>{count} coupons made, {first} to {last}.</source>
        <translation>{count} kupon dibuat, {first} sampai {last}.</translation>
    </message>
    <message>
        <source>{count} on the recipients&apos; roll have none yet. No name is printed on a coupon.</source>
        <translation>{count} di daftar penerima belum punya kupon. Nama tidak dicetak pada kupon.</translation>
    </message>
    <message>
        <source>{count} on the recipients&apos; roll have none yet; {served} who have received get none. No name is printed on a coupon.</source>
        <translation>{count} orang di daftar penerima belum punya kupon; {served} yang sudah menerima tidak dibuatkan kupon. Nama tidak dicetak pada kupon.</translation>
    </message>
    <message>
        <source>{hour}, desk {desk}</source>
        <translation>{hour}, meja {desk}</translation>
    </message>
    <message>
        <source>{made} coupons: {redeemed} redeemed, {open} not redeemed, {voided} voided.</source>
        <translation>{made} kupon: {redeemed} sudah ditukar, {open} belum ditukar, {voided} dibatalkan.</translation>
    </message>
</context>
<context>
    <name>Crowd</name>
    <message>
        <source>+1   Space</source>
        <translation>+1   Spasi</translation>
    </message>
    <message>
        <source>Begin counting</source>
        <translation>Mulai hitung</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Change what is counted</source>
        <translation>Ubah yang dihitung</translation>
    </message>
    <message>
        <source>Count one</source>
        <translation>Hitung satu</translation>
    </message>
    <message>
        <source>Counted last</source>
        <translation>Hitungan terakhir</translation>
    </message>
    <message>
        <source>Counted {goods} for the crowd.</source>
        <translation>Terhitung {goods} untuk kerumunan.</translation>
    </message>
    <message>
        <source>Do not count them</source>
        <translation>Jangan dihitung</translation>
    </message>
    <message>
        <source>Not counted yet: {count}. {why}</source>
        <translation>Belum terhitung: {count}. {why}</translation>
    </message>
    <message>
        <source>Not counted: {count}.</source>
        <translation>Tidak dihitung: {count}.</translation>
    </message>
    <message>
        <source>Nothing is left to take back at this desk.</source>
        <translation>Tidak ada lagi yang dapat ditarik kembali di meja ini.</translation>
    </message>
    <message>
        <source>Save them now</source>
        <translation>Simpan sekarang</translation>
    </message>
    <message>
        <source>Several at once: type the number, then Enter.</source>
        <translation>Beberapa sekaligus: ketik jumlahnya, lalu Enter.</translation>
    </message>
    <message>
        <source>Some packages of the crowd are not counted yet: F7.</source>
        <translation>Ada paket kerumunan yang belum terhitung: F7.</translation>
    </message>
    <message>
        <source>Take one back</source>
        <translation>Tarik satu</translation>
    </message>
    <message>
        <source>Taken back {goods} of the crowd.</source>
        <translation>Ditarik kembali {goods} dari kerumunan.</translation>
    </message>
    <message>
        <source>The space bar does not count now. Back to counting: F3.</source>
        <translation>Spasi sekarang tidak menghitung. Kembali menghitung: F3.</translation>
    </message>
    <message>
        <source>{count} a minute</source>
        <translation>{count} per menit</translation>
    </message>
    <message>
        <source>{unit} today at this desk</source>
        <translation>{unit} hari ini di meja ini</translation>
    </message>
</context>
<context>
    <name>Disputes</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Dispute desk</source>
        <translation>Meja sengketa</translation>
    </message>
    <message>
        <source>Dispute desk: {count}</source>
        <translation>Meja sengketa: {count}</translation>
    </message>
    <message>
        <source>Everybody here is to be settled before the day ends.</source>
        <translation>Semua di sini perlu selesai sebelum hari ditutup.</translation>
    </message>
    <message>
        <source>F9 parks a person with a note; Shift+F9 opens the list.</source>
        <translation>F9 mengarahkan seseorang ke meja sengketa; Shift+F9 membuka daftarnya.</translation>
    </message>
    <message>
        <source>How did it end for {name}?</source>
        <translation>Bagaimana penyelesaian untuk {name}?</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Nobody is parked. F9 parks a person with a note, so that the queue moves on.</source>
        <translation>Tidak ada yang menunggu. F9 mencatat seseorang agar antrean tetap jalan.</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Arahkan</translation>
    </message>
    <message>
        <source>Park somebody</source>
        <translation>Arahkan seseorang</translation>
    </message>
    <message>
        <source>Park somebody at the dispute desk</source>
        <translation>Arahkan seseorang ke meja sengketa</translation>
    </message>
    <message>
        <source>Parked by</source>
        <translation>Dicatat oleh</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Selesaikan</translation>
    </message>
    <message>
        <source>Settled for {name}.</source>
        <translation>Selesai untuk {name}.</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>What is not clear</source>
        <translation>Yang belum jelas</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} menit</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} hari {hours} jam</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} jam {minutes} menit</translation>
    </message>
    <message>
        <source>{name} is at the dispute desk.</source>
        <translation>{name} diarahkan ke meja sengketa.</translation>
    </message>
    <message>
        <source>{officer}, desk {desk}</source>
        <translation>{officer}, meja {desk}</translation>
    </message>
</context>
<context>
    <name>Distributions</name>
    <message>
        <source>All days</source>
        <translation>Semua hari</translation>
    </message>
    <message>
        <source>Choose a row to see more of it or to void it.</source>
        <translation>Pilih satu baris untuk rinciannya atau untuk membatalkannya.</translation>
    </message>
    <message>
        <source>Crowd</source>
        <translation>Kerumunan</translation>
    </message>
    <message>
        <source>Days shown</source>
        <translation>Hari yang ditampilkan</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Penyaluran</translation>
    </message>
    <message>
        <source>Enter shows every count, and folds them again</source>
        <translation>Enter membuka dan menutup tiap hitungan</translation>
    </message>
    <message>
        <source>Give out</source>
        <translation>Salurkan</translation>
    </message>
    <message>
        <source>Given {goods} to {recipient}.</source>
        <translation>Disalurkan {goods} kepada {recipient}.</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Serahkan</translation>
    </message>
    <message>
        <source>Handed over {goods} to {recipient}.</source>
        <translation>Diserahkan {goods} kepada {recipient}.</translation>
    </message>
    <message>
        <source>Handed over: {goods}</source>
        <translation>Diserahkan: {goods}</translation>
    </message>
    <message>
        <source>Handover record</source>
        <translation>Berita acara</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Lembaga</translation>
    </message>
    <message>
        <source>It was symbolic: the stock stays as it is.</source>
        <translation>Penyerahan ini simbolis: stok tetap.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>No recipient or area of this name.</source>
        <translation>Tidak ada penerima atau wilayah dengan nama ini.</translation>
    </message>
    <message>
        <source>Not named</source>
        <translation>Tanpa nama</translation>
    </message>
    <message>
        <source>Nothing handed over yet</source>
        <translation>Belum ada yang diserahkan</translation>
    </message>
    <message>
        <source>Nothing has been handed over yet. Fill in the form on the left; each delivery appears here.</source>
        <translation>Belum ada yang diserahkan. Isi formulir di kiri; setiap penyerahan muncul di sini.</translation>
    </message>
    <message>
        <source>Office area</source>
        <translation>Wilayah</translation>
    </message>
    <message>
        <source>One count</source>
        <translation>Satu hitungan</translation>
    </message>
    <message>
        <source>Onward</source>
        <translation>Lanjutan</translation>
    </message>
    <message>
        <source>Person or household</source>
        <translation>Orang / keluarga</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Penerima</translation>
    </message>
    <message>
        <source>Recipient or area   Ctrl+F</source>
        <translation>Penerima atau wilayah   Ctrl+F</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Search the deliveries</source>
        <translation>Cari penyaluran</translation>
    </message>
    <message>
        <source>Symbolic</source>
        <translation>Simbolis</translation>
    </message>
    <message>
        <source>Symbolic handover of {goods} to {recipient}; the stock is unchanged.</source>
        <translation>Penyerahan simbolis {goods} kepada {recipient}; stok tidak berubah.</translation>
    </message>
    <message>
        <source>The delivery to {recipient} has been voided.</source>
        <translation>Penyerahan kepada {recipient} sudah dibatalkan.</translation>
    </message>
    <message>
        <source>The latest {count} are listed; the search finds all of them.</source>
        <translation>{count} terbaru ditampilkan; pencarian menemukan semuanya.</translation>
    </message>
    <message>
        <source>The latest {count} of those that match; a longer search finds fewer.</source>
        <translation>{count} terbaru dari yang cocok; tulis lebih lengkap agar lebih sedikit.</translation>
    </message>
    <message>
        <source>This handover record is not in these data.</source>
        <translation>BAST ini tidak ada dalam data ini.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Void the delivery to {recipient}?</source>
        <translation>Batalkan penyerahan kepada {recipient}?</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Voided: {reason}</source>
        <translation>Dibatalkan: {reason}</translation>
    </message>
    <message>
        <source>Who receives</source>
        <translation>Siapa yang menerima</translation>
    </message>
    <message>
        <source>coupon {number} redeemed with it</source>
        <translation>kupon {number} ikut ditukar</translation>
    </message>
    <message>
        <source>coupons {numbers} redeemed with it</source>
        <translation>kupon {numbers} ikut ditukar</translation>
    </message>
    <message>
        <source>physical delivery: {recipient}, {day}</source>
        <translation>penyerahan fisik: {recipient}, {day}</translation>
    </message>
    <message>
        <source>recorded by name afterwards</source>
        <translation>kemudian dicatat dengan nama</translation>
    </message>
    <message>
        <source>recorded by {officer}</source>
        <translation>dicatat oleh {officer}</translation>
    </message>
    <message>
        <source>taken back while counting</source>
        <translation>diambil kembali saat menghitung</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>diurungkan</translation>
    </message>
    <message>
        <source>{count} counts</source>
        <translation>{count} hitungan</translation>
    </message>
    <message>
        <source>{goods} goes back to the stock.</source>
        <translation>{goods} kembali ke stok.</translation>
    </message>
    <message>
        <source>{goods}, {returned} of them came back</source>
        <translation>{goods}, {returned} kembali</translation>
    </message>
    <message>
        <source>{since}–{until} · {count}×</source>
        <translation>{since}–{until} · {count}×</translation>
    </message>
</context>
<context>
    <name>Donors</name>
    <message>
        <source>All days</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>Orang lain</translation>
    </message>
    <message>
        <source>Another person, save</source>
        <translation>Orang lain, simpan</translation>
    </message>
    <message>
        <source>Arrow keys choose a visit.</source>
        <translation>Tombol panah memilih kunjungan.</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Papan</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Daftarkan</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>Terdaftar</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Tolak</translation>
    </message>
    <message>
        <source>Donated</source>
        <translation>Berhasil</translation>
    </message>
    <message>
        <source>Donations: {count}, the last on {last}. May donate again from {again}, by our records, not PMI&apos;s.</source>
        <translation>Donasi: {count}, terakhir {last}. Boleh donor lagi mulai {again}, menurut catatan kami, bukan PMI.</translation>
    </message>
    <message>
        <source>Donors by work unit</source>
        <translation>Pendonor per satuan kerja</translation>
    </message>
    <message>
        <source>Empty what stays</source>
        <translation>Lepas yang tetap</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Enter from paper</source>
        <translation>Salin dari kertas</translation>
    </message>
    <message>
        <source>Enter: {step} · {donor}</source>
        <translation>Enter: {step} · {donor}</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gagal</translation>
    </message>
    <message>
        <source>Fill in the form without this person</source>
        <translation>Isi formulir tanpa orang ini</translation>
    </message>
    <message>
        <source>From paper. The time on the slip and the time of entry are kept apart.</source>
        <translation>Dari kertas. Jam di kertas dan jam entri disimpan terpisah.</translation>
    </message>
    <message>
        <source>Import a roll…</source>
        <translation>Impor daftar…</translation>
    </message>
    <message>
        <source>In the form</source>
        <translation>Di formulir</translation>
    </message>
    <message>
        <source>Is this the same person? Somebody like this is known already.</source>
        <translation>Sama orangnya? Ada yang mirip dan sudah dikenal.</translation>
    </message>
    <message>
        <source>Issued in {place}.</source>
        <translation>Terbit di {place}.</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Dikenal</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Pergi</translation>
    </message>
    <message>
        <source>Let go   Esc</source>
        <translation>Lepas   Esc</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>Longest {time}</source>
        <translation>Terlama {time}</translation>
    </message>
    <message>
        <source>Missing slips…</source>
        <translation>Slip yang belum kembali…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>New donor</source>
        <translation>Pendonor baru</translation>
    </message>
    <message>
        <source>No donation yet by our records; PMI may know of some.</source>
        <translation>Belum ada donasi menurut catatan kami, bukan PMI.</translation>
    </message>
    <message>
        <source>No visit has this number or name. Esc shows all again.</source>
        <translation>Tidak ada nomor atau nama ini. Esc menampilkan semua.</translation>
    </message>
    <message>
        <source>No work unit yet</source>
        <translation>Belum ada satuan kerja</translation>
    </message>
    <message>
        <source>Nobody has checked in yet. Fill in the form on the left; the first number appears here.</source>
        <translation>Belum ada pendonor. Isi formulir di sebelah kiri; nomor pertama muncul di sini.</translation>
    </message>
    <message>
        <source>Nobody has finished yet.</source>
        <translation>Belum ada yang selesai.</translation>
    </message>
    <message>
        <source>Nobody is waiting for PMI.</source>
        <translation>Tidak ada yang menunggu PMI.</translation>
    </message>
    <message>
        <source>Nobody is waiting for the draw.</source>
        <translation>Tidak ada yang menunggu aftap.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Number or name   Ctrl+F</source>
        <translation>Nomor atau nama   Ctrl+F</translation>
    </message>
    <message>
        <source>PMI&apos;s bag count…</source>
        <translation>Hitungan kantong PMI…</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Lolos</translation>
    </message>
    <message>
        <source>Print   F8</source>
        <translation>Cetak   F8</translation>
    </message>
    <message>
        <source>Print blank slips…</source>
        <translation>Cetak slip kosong…</translation>
    </message>
    <message>
        <source>Print the number</source>
        <translation>Cetak nomor</translation>
    </message>
    <message>
        <source>Print the queue slip again…</source>
        <translation>Cetak ulang slip antrean…</translation>
    </message>
    <message>
        <source>Print the thank-you card…</source>
        <translation>Cetak kartu terima kasih…</translation>
    </message>
    <message>
        <source>Queue number</source>
        <translation>Nomor antrean</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>Sama orangnya</translation>
    </message>
    <message>
        <source>Same person, show the visit</source>
        <translation>Sama orangnya, tampilkan kunjungannya</translation>
    </message>
    <message>
        <source>Saved {number} {name}.</source>
        <translation>Tersimpan {number} {name}.</translation>
    </message>
    <message>
        <source>Search the visits</source>
        <translation>Cari kunjungan</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>Tampilkan {count} lagi</translation>
    </message>
    <message>
        <source>Somebody is half entered. Save first, or empty the form with Ctrl+Shift+Del.</source>
        <translation>Masih ada pendonor yang belum disimpan. Simpan dulu, atau kosongkan formulir dengan Ctrl+Shift+Del.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Stop entering from paper</source>
        <translation>Selesai menyalin dari kertas</translation>
    </message>
    <message>
        <source>The queue number of the last check-in stands here.</source>
        <translation>Nomor antrean pendonor terakhir tampil di sini.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>Visits by status</source>
        <translation>Kunjungan menurut status</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Void the visit {visit}?</source>
        <translation>Batalkan kunjungan {visit}?</translation>
    </message>
    <message>
        <source>Waiting for PMI</source>
        <translation>Menunggu PMI</translation>
    </message>
    <message>
        <source>Waiting for the draw</source>
        <translation>Menunggu aftap</translation>
    </message>
    <message>
        <source>Who has not come yet…</source>
        <translation>Siapa yang belum datang…</translation>
    </message>
    <message>
        <source>Work unit</source>
        <translation>Satuan kerja</translation>
    </message>
    <message>
        <source>born {when}</source>
        <translation>lahir {when}</translation>
    </message>
    <message>
        <source>{count} selected: {numbers}</source>
        <translation>{count} dipilih: {numbers}</translation>
    </message>
    <message>
        <source>{count} visits</source>
        <translation>{count} kunjungan</translation>
    </message>
    <message>
        <source>{count} visits: {status}.</source>
        <translation>{count} kunjungan: {status}.</translation>
    </message>
    <message>
        <source>{hours} h {minutes}</source>
        <translation>{hours} j {minutes}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} mnt</translation>
    </message>
    <message>
        <source>{name} is registered at this event already, as {number}.</source>
        <translation>{name} sudah terdaftar di kegiatan ini, nomor {number}.</translation>
    </message>
    <message>
        <source>{numbers} is marked. Arrow keys go on, Space marks one more.</source>
        <translation>{numbers} ditandai. Tombol panah berpindah, Spasi menandai lagi.</translation>
    </message>
    <message>
        <source>{number} {name} has been voided.</source>
        <translation>{number} {name} dibatalkan.</translation>
    </message>
    <message>
        <source>{number} {name}: {status}.</source>
        <translation>{number} {name}: {status}.</translation>
    </message>
    <message>
        <source>{time}, long</source>
        <translation>{time}, lama</translation>
    </message>
    <message>
        <source>{total} checked in · {waiting} before PMI · {passed} before the draw · {donated} donated</source>
        <translation>{total} terdaftar · {waiting} menunggu PMI · {passed} menunggu aftap · {donated} berhasil</translation>
    </message>
</context>
<context>
    <name>Draft</name>
    <message>
        <source>What was not saved yet has been put back into the form.</source>
        <translation>Isian yang belum disimpan dikembalikan ke formulir.</translation>
    </message>
</context>
<context>
    <name>Encryption</name>
    <message>
        <source>Change</source>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Ganti frasa sandi</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>Ganti frasa sandi…</translation>
    </message>
    <message>
        <source>Data, attached files, the outbox and backups are encrypted. Without passphrase or recovery key nobody reads them. Exported files are not.</source>
        <translation>Data, berkas lampiran, kotak keluar, dan cadangan terenkripsi. Tanpa frasa sandi atau kunci pemulihan tidak ada yang dapat membacanya. Berkas ekspor tidak terenkripsi.</translation>
    </message>
    <message>
        <source>Encrypt the data file</source>
        <translation>Enkripsi berkas data</translation>
    </message>
    <message>
        <source>Encrypt the data file…</source>
        <translation>Enkripsi berkas data…</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Terenkripsi</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Enkripsi</translation>
    </message>
    <message>
        <source>End the encryption</source>
        <translation>Akhiri enkripsi</translation>
    </message>
    <message>
        <source>From now on the new passphrase opens the data.</source>
        <translation>Mulai sekarang data dibuka dengan frasa sandi baru.</translation>
    </message>
    <message>
        <source>Go back to a data file without encryption</source>
        <translation>Kembali ke berkas data tanpa enkripsi</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>New recovery key…</source>
        <translation>Kunci pemulihan baru…</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Tidak terenkripsi</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Remove the copies without encryption? The newest encrypted backup is read and counted first; a copy that holds more than that stays.</source>
        <translation>Hapus salinan tanpa enkripsi? Cadangan terenkripsi terbaru dibaca dan dihitung dulu; salinan yang isinya lebih banyak tetap disimpan.</translation>
    </message>
    <message>
        <source>Remove these copies…</source>
        <translation>Hapus salinan ini…</translation>
    </message>
    <message>
        <source>The copies without encryption are gone.</source>
        <translation>Salinan tanpa enkripsi sudah dihapus.</translation>
    </message>
    <message>
        <source>The new recovery key counts; please destroy the old paper.</source>
        <translation>Kunci pemulihan baru sudah berlaku; silakan musnahkan kertas yang lama.</translation>
    </message>
    <message>
        <source>The passphrase is asked for whenever the program starts. A recovery key for the safe comes next. Without both of them the data are lost.</source>
        <translation>Frasa sandi ditanyakan setiap program mulai. Setelah ini dibuat kunci pemulihan untuk brankas. Bila keduanya hilang, data ikut hilang.</translation>
    </message>
    <message>
        <source>The recovery key stays as it is. Copies of the key file on other sticks still open by the old passphrase.</source>
        <translation>Kunci pemulihan tetap sama. Salinan berkas kunci di flash disk lain masih terbuka dengan frasa sandi lama.</translation>
    </message>
    <message>
        <source>Whoever takes this laptop can read all names and identity numbers; the PIN does not prevent it. An administrator can encrypt the data file.</source>
        <translation>Siapa pun yang mengambil laptop ini dapat membaca semua nama dan nomor identitas; PIN tidak mencegahnya. Admin dapat mengenkripsi berkas data.</translation>
    </message>
    <message>
        <source>Whoever takes this laptop can read all names and identity numbers; the PIN does not prevent it. We recommend to encrypt the data file.</source>
        <translation>Siapa pun yang mengambil laptop ini dapat membaca semua nama dan nomor identitas; PIN tidak mencegahnya. Sebaiknya berkas data dienkripsi.</translation>
    </message>
    <message>
        <source>Whoever takes this laptop can read all the data then. The encrypted file stays under another name.</source>
        <translation>Setelah itu siapa pun yang mengambil laptop ini dapat membaca semua data. Berkas terenkripsi tetap disimpan dengan nama lain.</translation>
    </message>
    <message>
        <source>Without encryption…</source>
        <translation>Tanpa enkripsi…</translation>
    </message>
    <message>
        <source>{count} copies hold more than the newest backup, or cannot be read; they stay.</source>
        <translation>{count} salinan berisi lebih banyak daripada cadangan terbaru, atau tidak terbaca; salinan itu tetap ada.</translation>
    </message>
    <message>
        <source>{count} older copies without encryption are still on this laptop or its stick.</source>
        <translation>Masih ada {count} salinan lama tanpa enkripsi di laptop ini atau flash disk-nya.</translation>
    </message>
</context>
<context>
    <name>Event</name>
    <message>
        <source>Change the event</source>
        <translation>Ubah kegiatan</translation>
    </message>
    <message>
        <source>Goods already received are entered on the Stock page from now on.</source>
        <translation>Barang yang masuk setelah ini dicatat di halaman Stok.</translation>
    </message>
    <message>
        <source>Name, organiser, one day and place are enough to begin. The rest can follow.</source>
        <translation>Nama, penyelenggara, satu hari dan tempat sudah cukup untuk mulai. Lainnya dapat menyusul.</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Kegiatan baru</translation>
    </message>
    <message>
        <source>Save the event</source>
        <translation>Simpan kegiatan</translation>
    </message>
    <message>
        <source>The event “{name}” has been saved.</source>
        <translation>Kegiatan “{name}” tersimpan.</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>A quantity on the roll goes before this one.</source>
        <translation>Jumlah pada daftar penerima didahulukan.</translation>
    </message>
    <message>
        <source>Added or changed</source>
        <translation>Ditambahkan atau diubah</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Address of the giver</source>
        <translation>Alamat yang menyerahkan</translation>
    </message>
    <message>
        <source>Address of the receiver</source>
        <translation>Alamat penerima</translation>
    </message>
    <message>
        <source>Addressed to</source>
        <translation>Kepada</translation>
    </message>
    <message>
        <source>Again after (days)</source>
        <translation>Boleh lagi setelah (hari)</translation>
    </message>
    <message>
        <source>Age in years</source>
        <translation>Usia dalam tahun</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Disetujui</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Cocok</translation>
    </message>
    <message>
        <source>Allowed by</source>
        <translation>Diizinkan oleh</translation>
    </message>
    <message>
        <source>Allowed values (stored = shown)</source>
        <translation>Nilai yang tersedia (tersimpan = tampil)</translation>
    </message>
    <message>
        <source>Asked at the desk</source>
        <translation>Ditanyakan di meja</translation>
    </message>
    <message>
        <source>At least 12 characters.</source>
        <translation>Minimal 12 karakter.</translation>
    </message>
    <message>
        <source>At least 12 characters; four words that do not belong together are good.</source>
        <translation>Minimal 12 karakter; empat kata yang tidak berkaitan sudah baik.</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Atribut</translation>
    </message>
    <message>
        <source>Bag number</source>
        <translation>Nomor kantong</translation>
    </message>
    <message>
        <source>Bag type</source>
        <translation>Jenis kantong</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Dasar</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Tanggal lahir</translation>
    </message>
    <message>
        <source>Birth date (instead of the year)</source>
        <translation>Tanggal lahir (bukan hanya tahun)</translation>
    </message>
    <message>
        <source>Birth year</source>
        <translation>Tahun lahir</translation>
    </message>
    <message>
        <source>Blood group (PMI)</source>
        <translation>Golongan darah (PMI)</translation>
    </message>
    <message>
        <source>Blood group (as told)</source>
        <translation>Golongan darah (pengakuan)</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Lahir</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Perubahan</translation>
    </message>
    <message>
        <source>Change of stock</source>
        <translation>Perubahan stok</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>Waktu daftar</translation>
    </message>
    <message>
        <source>Code of the work unit in numbers</source>
        <translation>Kode satuan kerja dalam nomor</translation>
    </message>
    <message>
        <source>Collected by</source>
        <translation>Diambil oleh</translation>
    </message>
    <message>
        <source>Collected by (proxy)</source>
        <translation>Diwakili oleh</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Kondisi</translation>
    </message>
    <message>
        <source>Consent of the donor</source>
        <translation>Persetujuan pendonor</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>Copy to</source>
        <translation>Tembusan</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Hasil hitung</translation>
    </message>
    <message>
        <source>Counted again</source>
        <translation>Hitungan ulang</translation>
    </message>
    <message>
        <source>Counted in the crowd already</source>
        <translation>Sudah dihitung di kerumunan</translation>
    </message>
    <message>
        <source>Data of a person</source>
        <translation>Data pribadi</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Day on the paper</source>
        <translation>Tanggal di kertas</translation>
    </message>
    <message>
        <source>Day on the sheet</source>
        <translation>Tanggal di lembar</translation>
    </message>
    <message>
        <source>Days and places</source>
        <translation>Hari dan tempat</translation>
    </message>
    <message>
        <source>Days between donations</source>
        <translation>Jarak donor, hari</translation>
    </message>
    <message>
        <source>Delivery id</source>
        <translation>ID penyerahan</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Meja</translation>
    </message>
    <message>
        <source>Desk letter</source>
        <translation>Huruf meja</translation>
    </message>
    <message>
        <source>Diastolic</source>
        <translation>Diastolik</translation>
    </message>
    <message>
        <source>Diastolic at least</source>
        <translation>Diastolik paling rendah</translation>
    </message>
    <message>
        <source>Diastolic at most</source>
        <translation>Diastolik paling tinggi</translation>
    </message>
    <message>
        <source>Difficulties met</source>
        <translation>Kendala</translation>
    </message>
    <message>
        <source>Directorate general</source>
        <translation>Direktorat jenderal</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>Nomor dokumen</translation>
    </message>
    <message>
        <source>Document numbers</source>
        <translation>Nomor dokumen</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>Dokumentasi</translation>
    </message>
    <message>
        <source>Donor card (PMI)</source>
        <translation>Kartu donor (PMI)</translation>
    </message>
    <message>
        <source>Each desk has its own, A to Z.</source>
        <translation>Satu huruf A–Z untuk tiap meja.</translation>
    </message>
    <message>
        <source>Empty where the secretariat gives the numbers.</source>
        <translation>Kosong bila nomor diberikan sekretariat.</translation>
    </message>
    <message>
        <source>Empty: once in this event.</source>
        <translation>Kosong: sekali dalam kegiatan ini.</translation>
    </message>
    <message>
        <source>Encrypt the data file (recommended)</source>
        <translation>Enkripsi berkas data (disarankan)</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Dimasukkan</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Event code</source>
        <translation>Kode kegiatan</translation>
    </message>
    <message>
        <source>Events of one series have one summary together.</source>
        <translation>Kegiatan serangkaian punya satu rekapitulasi bersama.</translation>
    </message>
    <message>
        <source>Family card (No. KK)</source>
        <translation>No. KK</translation>
    </message>
    <message>
        <source>Family card number (No. KK)</source>
        <translation>No. KK</translation>
    </message>
    <message>
        <source>First officer</source>
        <translation>Petugas pertama</translation>
    </message>
    <message>
        <source>First party (hands over)</source>
        <translation>Pihak Pertama (menyerahkan)</translation>
    </message>
    <message>
        <source>First witness</source>
        <translation>Saksi pertama</translation>
    </message>
    <message>
        <source>For example: the laptop was stolen from the car. No names, please.</source>
        <translation>Misalnya: laptop dicuri dari mobil. Jangan menulis nama orang.</translation>
    </message>
    <message>
        <source>For example: the person asked for it. Please write no name here.</source>
        <translation>Misalnya: diminta orangnya sendiri. Jangan tulis nama di sini.</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Untuk siapa</translation>
    </message>
    <message>
        <source>From, to or why</source>
        <translation>Dari, ke, atau sebab</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nama lengkap</translation>
    </message>
    <message>
        <source>Given once to each</source>
        <translation>Diberikan sekali per</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>Diserahkan oleh</translation>
    </message>
    <message>
        <source>Handover id</source>
        <translation>ID penyerahan</translation>
    </message>
    <message>
        <source>Hb</source>
        <translation>Hb</translation>
    </message>
    <message>
        <source>Hb at least</source>
        <translation>Hb paling rendah</translation>
    </message>
    <message>
        <source>Hb at most</source>
        <translation>Hb paling tinggi</translation>
    </message>
    <message>
        <source>Hour on the sheet</source>
        <translation>Jam di lembar</translation>
    </message>
    <message>
        <source>How it was settled</source>
        <translation>Penyelesaiannya</translation>
    </message>
    <message>
        <source>How many coupons</source>
        <translation>Banyaknya kupon</translation>
    </message>
    <message>
        <source>How many slips</source>
        <translation>Berapa slip</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Seberapa sering</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Lembaga</translation>
    </message>
    <message>
        <source>It stands in the stock ledger for whoever checks it.</source>
        <translation>Tercatat di buku stok untuk pemeriksa.</translation>
    </message>
    <message>
        <source>It stands in the text for the press. No names, please.</source>
        <translation>Tertulis di teks untuk pers. Mohon tanpa nama orang.</translation>
    </message>
    <message>
        <source>It stands in the trail.</source>
        <translation>Tercatat di jejak petugas.</translation>
    </message>
    <message>
        <source>It stands on the day sheet beside each open point.</source>
        <translation>Tertulis di lembar hari, di samping setiap hal yang belum selesai.</translation>
    </message>
    <message>
        <source>It stands on the list of exceptions.</source>
        <translation>Tercatat di daftar pengecualian.</translation>
    </message>
    <message>
        <source>It stays on record. The day is to be closed again afterwards.</source>
        <translation>Alasan ini tetap tercatat. Hari perlu ditutup lagi sesudahnya.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Keep it in this system&apos;s keyring</source>
        <translation>Simpan di penyimpan kata sandi sistem ini</translation>
    </message>
    <message>
        <source>Kind of recipient</source>
        <translation>Jenis penerima</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>Jenis catatan</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Last donation</source>
        <translation>Donasi terakhir</translation>
    </message>
    <message>
        <source>Letter or decree that the handover rests on.</source>
        <translation>Surat atau keputusan yang menjadi dasar penyerahan.</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>Kop surat</translation>
    </message>
    <message>
        <source>May have begun on</source>
        <translation>Mungkin terjadi sejak</translation>
    </message>
    <message>
        <source>May stay empty until the secretariat gives it.</source>
        <translation>Boleh menyusul.</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Arti</translation>
    </message>
    <message>
        <source>Measured before the draw</source>
        <translation>Diukur sebelum donor</translation>
    </message>
    <message>
        <source>Men, times a year</source>
        <translation>Laki-laki, kali setahun</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Pesan</translation>
    </message>
    <message>
        <source>Ministry</source>
        <translation>Kementerian</translation>
    </message>
    <message>
        <source>Moved to</source>
        <translation>Dipindahkan ke</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>NIK and No. KK in full, to compare with the card</source>
        <translation>NIK dan No. KK lengkap, untuk dicocokkan dengan kartu</translation>
    </message>
    <message>
        <source>NIK or NIP of the receiver</source>
        <translation>NIK atau NIP penerima</translation>
    </message>
    <message>
        <source>NIP</source>
        <translation>NIP</translation>
    </message>
    <message>
        <source>NIP of the giver</source>
        <translation>NIP yang menyerahkan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Name of the event</source>
        <translation>Nama kegiatan</translation>
    </message>
    <message>
        <source>Name of the officer</source>
        <translation>Nama petugas</translation>
    </message>
    <message>
        <source>Name of the rules</source>
        <translation>Nama aturan</translation>
    </message>
    <message>
        <source>Name of the work unit</source>
        <translation>Nama satuan kerja</translation>
    </message>
    <message>
        <source>Name, position</source>
        <translation>Nama, jabatan</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN baru</translation>
    </message>
    <message>
        <source>New PIN again</source>
        <translation>PIN baru sekali lagi</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>Noticed at</source>
        <translation>Diketahui pukul</translation>
    </message>
    <message>
        <source>Noticed on</source>
        <translation>Diketahui tanggal</translation>
    </message>
    <message>
        <source>Numbers and runs, for example 12, 15–18.</source>
        <translation>Nomor dan rentang, misalnya 12, 15–18.</translation>
    </message>
    <message>
        <source>Numbers and runs: 1-40, 42. Or Space in the list.</source>
        <translation>Nomor dan rentang: 1-40, 42. Atau Spasi di daftar.</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>Dalam rangka</translation>
    </message>
    <message>
        <source>Office area</source>
        <translation>Wilayah kantor</translation>
    </message>
    <message>
        <source>Office areas and allocations</source>
        <translation>Wilayah kantor dan alokasi</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Offices, villages or groups, not names of people.</source>
        <translation>Kantor, desa, atau kelompok; bukan nama orang.</translation>
    </message>
    <message>
        <source>Oldest, first donation</source>
        <translation>Paling tua, donor pertama</translation>
    </message>
    <message>
        <source>Oldest, repeated donation</source>
        <translation>Paling tua, donor ulang</translation>
    </message>
    <message>
        <source>Only where the count differs from the book.</source>
        <translation>Hanya bila hitungan berbeda dari buku.</translation>
    </message>
    <message>
        <source>Open since</source>
        <translation>Terbuka sejak</translation>
    </message>
    <message>
        <source>Organiser</source>
        <translation>Penyelenggara</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>Ulangi PIN</translation>
    </message>
    <message>
        <source>PIN of now</source>
        <translation>PIN yang sekarang</translation>
    </message>
    <message>
        <source>PIN of the supervisor</source>
        <translation>PIN penyelia</translation>
    </message>
    <message>
        <source>PMI&apos;s bags of A</source>
        <translation>Kantong A menurut PMI</translation>
    </message>
    <message>
        <source>PMI&apos;s bags of AB</source>
        <translation>Kantong AB menurut PMI</translation>
    </message>
    <message>
        <source>PMI&apos;s bags of B</source>
        <translation>Kantong B menurut PMI</translation>
    </message>
    <message>
        <source>PMI&apos;s bags of O</source>
        <translation>Kantong O menurut PMI</translation>
    </message>
    <message>
        <source>PMI&apos;s bags of no known group</source>
        <translation>Kantong tanpa golongan menurut PMI</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Mitra</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Waktu lolos</translation>
    </message>
    <message>
        <source>Passed on to</source>
        <translation>Disalurkan kepada</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frasa sandi</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Ulangi frasa sandi</translation>
    </message>
    <message>
        <source>Passphrase of now</source>
        <translation>Frasa sandi sekarang</translation>
    </message>
    <message>
        <source>Password of the mail server</source>
        <translation>Kata sandi server surel</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Physical delivery of the symbolic handover</source>
        <translation>Penyerahan fisik dari penyerahan simbolis ini</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Jabatan</translation>
    </message>
    <message>
        <source>Position of the giver</source>
        <translation>Jabatan pemberi</translation>
    </message>
    <message>
        <source>Position of the receiver</source>
        <translation>Jabatan penerima</translation>
    </message>
    <message>
        <source>Protection of the data</source>
        <translation>Perlindungan data</translation>
    </message>
    <message>
        <source>Pulse</source>
        <translation>Nadi</translation>
    </message>
    <message>
        <source>Pulse at least</source>
        <translation>Nadi paling rendah</translation>
    </message>
    <message>
        <source>Pulse at most</source>
        <translation>Nadi paling tinggi</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Quantity for each</source>
        <translation>Jumlah per orang atau KK</translation>
    </message>
    <message>
        <source>Quantity on each</source>
        <translation>Jumlah per kupon</translation>
    </message>
    <message>
        <source>Queue number</source>
        <translation>Nomor antrean</translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation>Reaksi</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Reason for giving again</source>
        <translation>Alasan diberi lagi</translation>
    </message>
    <message>
        <source>Reason for more than the book</source>
        <translation>Alasan melebihi stok buku</translation>
    </message>
    <message>
        <source>Reason for the difference</source>
        <translation>Alasan selisih</translation>
    </message>
    <message>
        <source>Reason for voiding</source>
        <translation>Alasan pembatalan</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Stok masuk</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Diterima oleh</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Record id</source>
        <translation>ID catatan</translation>
    </message>
    <message>
        <source>Regional office (kanwil)</source>
        <translation>Kantor wilayah</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Hubungan</translation>
    </message>
    <message>
        <source>Reported onward</source>
        <translation>Dilaporkan disalurkan</translation>
    </message>
    <message>
        <source>Rhesus</source>
        <translation>Rhesus</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>Rows that were signed</source>
        <translation>Nomor baris yang ditandatangani</translation>
    </message>
    <message>
        <source>Say what the data are for and who sees them. Kept with every consent.</source>
        <translation>Sebutkan untuk apa data itu dan siapa yang melihatnya. Disimpan bersama setiap persetujuan.</translation>
    </message>
    <message>
        <source>Screening values (weight, blood pressure, Hb)</source>
        <translation>Hasil pemeriksaan (berat, tensi, Hb)</translation>
    </message>
    <message>
        <source>Second party (receives)</source>
        <translation>Pihak Kedua (menerima)</translation>
    </message>
    <message>
        <source>Second witness</source>
        <translation>Saksi kedua</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Keamanan</translation>
    </message>
    <message>
        <source>Sender&apos;s address</source>
        <translation>Alamat pengirim</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Rangkaian</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Lembar</translation>
    </message>
    <message>
        <source>Short, for file names. Left empty, it is made from the name.</source>
        <translation>Singkat, untuk nama berkas. Bila kosong, dibuat dari nama.</translation>
    </message>
    <message>
        <source>Should be</source>
        <translation>Seharusnya</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Penanda tangan</translation>
    </message>
    <message>
        <source>Since version</source>
        <translation>Sejak versi</translation>
    </message>
    <message>
        <source>Six digits.</source>
        <translation>Enam angka.</translation>
    </message>
    <message>
        <source>Six digits; it says who did what.</source>
        <translation>Enam angka; hanya Anda yang tahu.</translation>
    </message>
    <message>
        <source>Slip number</source>
        <translation>Nomor slip</translation>
    </message>
    <message>
        <source>Slips left over or spoiled</source>
        <translation>Slip yang tersisa atau rusak</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Specific data</source>
        <translation>Data spesifik</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Still open onward</source>
        <translation>Belum dilaporkan</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subjek</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Penyelia</translation>
    </message>
    <message>
        <source>Symbolic (ceremony only)</source>
        <translation>Simbolis (seremoni saja)</translation>
    </message>
    <message>
        <source>Systolic</source>
        <translation>Sistolik</translation>
    </message>
    <message>
        <source>Systolic at least</source>
        <translation>Sistolik paling rendah</translation>
    </message>
    <message>
        <source>Systolic at most</source>
        <translation>Sistolik paling tinggi</translation>
    </message>
    <message>
        <source>Takes nothing from the stock and is never counted.</source>
        <translation>Tidak mengurangi stok dan tidak dihitung.</translation>
    </message>
    <message>
        <source>Target bags</source>
        <translation>Target kantong</translation>
    </message>
    <message>
        <source>Target donors</source>
        <translation>Target pendonor</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Telephone, site, e-mail</source>
        <translation>Telepon, laman, surel</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Suhu</translation>
    </message>
    <message>
        <source>Temperature at most</source>
        <translation>Suhu paling tinggi</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Templat</translation>
    </message>
    <message>
        <source>Template of the numbers</source>
        <translation>Pola nomor</translation>
    </message>
    <message>
        <source>The donor agrees</source>
        <translation>Pendonor setuju</translation>
    </message>
    <message>
        <source>The event</source>
        <translation>Kegiatan</translation>
    </message>
    <message>
        <source>The name is added, and the package is not counted twice.</source>
        <translation>Namanya ditambahkan; paketnya tidak dihitung dua kali.</translation>
    </message>
    <message>
        <source>The obligation stays open until the institution reports.</source>
        <translation>Kewajiban tetap terbuka sampai lembaga melapor.</translation>
    </message>
    <message>
        <source>The record stays readable and no longer counts.</source>
        <translation>Catatan tetap terbaca dan tidak lagi dihitung.</translation>
    </message>
    <message>
        <source>Then nobody can read the data of a stolen laptop.</source>
        <translation>Data tidak terbaca walau laptop dicuri.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Time on the paper</source>
        <translation>Jam di kertas</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona waktu</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Kepada</translation>
    </message>
    <message>
        <source>To be distributed onward</source>
        <translation>Untuk disalurkan lagi</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipe</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Satuan</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Berlaku mulai</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Value before</source>
        <translation>Nilai sebelumnya</translation>
    </message>
    <message>
        <source>Value now</source>
        <translation>Nilai sekarang</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Waktu pembatalan</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Berat badan</translation>
    </message>
    <message>
        <source>Weight at least</source>
        <translation>Berat paling sedikit</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Yang berubah</translation>
    </message>
    <message>
        <source>What comes back</source>
        <translation>Yang kembali</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>What has been done about it</source>
        <translation>Apa yang sudah dilakukan</translation>
    </message>
    <message>
        <source>What is checked</source>
        <translation>Yang diperiksa</translation>
    </message>
    <message>
        <source>What is not clear</source>
        <translation>Yang belum jelas</translation>
    </message>
    <message>
        <source>What the audit tells is listed from this day on.</source>
        <translation>Catatan jejak ditampilkan sejak tanggal ini.</translation>
    </message>
    <message>
        <source>Who stands on it</source>
        <translation>Yang tercantum</translation>
    </message>
    <message>
        <source>Witnesses</source>
        <translation>Saksi</translation>
    </message>
    <message>
        <source>Women, times a year</source>
        <translation>Perempuan, kali setahun</translation>
    </message>
    <message>
        <source>Wording of the consent</source>
        <translation>Kalimat persetujuan</translation>
    </message>
    <message>
        <source>Work unit</source>
        <translation>Satuan kerja</translation>
    </message>
    <message>
        <source>Youngest</source>
        <translation>Paling muda</translation>
    </message>
</context>
<context>
    <name>File</name>
    <message>
        <source>Choose the file</source>
        <translation>Pilih berkas</translation>
    </message>
    <message>
        <source>Choose the file, or drop it here</source>
        <translation>Pilih berkas, atau seret ke sini</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Buku kerja Excel (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>A file of its own with made-up people; this laptop is set up at the next start.</source>
        <translation>Berkas tersendiri dengan nama rekaan; laptop ini disiapkan saat program dibuka lagi.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Only try it: practice</source>
        <translation>Coba dulu: Mode Latihan</translation>
    </message>
    <message>
        <source>Set up this laptop once; it takes less than a minute and needs no internet.</source>
        <translation>Siapkan laptop ini satu kali; kurang dari satu menit dan tanpa internet.</translation>
    </message>
    <message>
        <source>The encryption is being prepared. This takes a few seconds.</source>
        <translation>Menyiapkan enkripsi. Tunggu beberapa detik.</translation>
    </message>
    <message>
        <source>The practice is being prepared. This takes a few seconds.</source>
        <translation>Mode Latihan sedang disiapkan. Tunggu beberapa detik.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Selamat datang</translation>
    </message>
</context>
<context>
    <name>Folder</name>
    <message>
        <source>Choose the folder</source>
        <translation>Pilih folder</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Choose</source>
        <translation>Pilih</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>Hapus baris ini</translation>
    </message>
    <message>
        <source>Stays for the next one. Ctrl+T pins or unpins, Ctrl+F9 empties.</source>
        <translation>Tetap untuk berikutnya. Ctrl+T menetapkan atau melepas, Ctrl+F9 mengosongkan.</translation>
    </message>
    <message>
        <source>Stays for the next one. Ctrl+T pins or unpins, F9 empties.</source>
        <translation>Tetap untuk berikutnya. Ctrl+T menetapkan atau melepas, F9 mengosongkan.</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>hari/bulan/tahun</translation>
    </message>
    <message>
        <source>hour.minute</source>
        <translation>jam.menit</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>tetap</translation>
    </message>
    <message>
        <source>{label} · optional</source>
        <translation>{label} · opsional</translation>
    </message>
    <message>
        <source>{verb}   Ctrl+Enter</source>
        <translation>{verb}   Ctrl+Enter</translation>
    </message>
    <message>
        <source>{warning} Ctrl+Enter again if it is right.</source>
        <translation>{warning} Ctrl+Enter lagi bila sudah benar.</translation>
    </message>
</context>
<context>
    <name>Giving</name>
    <message>
        <source>Agreed for {item}: {rule}.</source>
        <translation>Ditetapkan untuk {item}: {rule}.</translation>
    </message>
    <message>
        <source>Allowed by</source>
        <translation>Diizinkan oleh</translation>
    </message>
    <message>
        <source>At most {amount}</source>
        <translation>Paling banyak {amount}</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Sebelumnya</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Coupon {number}</source>
        <translation>Kupon {number}</translation>
    </message>
    <message>
        <source>Coupon {number} is for {item}.</source>
        <translation>Kupon {number} untuk {item}.</translation>
    </message>
    <message>
        <source>Coupon {number} is redeemed with it</source>
        <translation>Kupon {number} ikut ditukar</translation>
    </message>
    <message>
        <source>Coupon {number} names nobody. Please redeem it at the desk.</source>
        <translation>Kupon {number} tanpa nama. Tukarkan di meja penyaluran.</translation>
    </message>
    <message>
        <source>Coupon {number} was not given out.</source>
        <translation>Kupon {number} belum disalurkan.</translation>
    </message>
    <message>
        <source>Coupon {number}: {state}.</source>
        <translation>Kupon {number}: {state}.</translation>
    </message>
    <message>
        <source>Coupons {numbers} are redeemed with it</source>
        <translation>Kupon {numbers} ikut ditukar</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Meja</translation>
    </message>
    <message>
        <source>Desk menu</source>
        <translation>Menu meja</translation>
    </message>
    <message>
        <source>Do not give   Esc</source>
        <translation>Jangan salurkan   Esc</translation>
    </message>
    <message>
        <source>Each may receive</source>
        <translation>Haknya</translation>
    </message>
    <message>
        <source>Entitled to {amount}</source>
        <translation>Berhak: {amount}</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Pengecualian</translation>
    </message>
    <message>
        <source>Exceptions…</source>
        <translation>Pengecualian…</translation>
    </message>
    <message>
        <source>Fill in the form without this person</source>
        <translation>Isi formulir tanpa orang ini</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Untuk siapa</translation>
    </message>
    <message>
        <source>Give out</source>
        <translation>Salurkan</translation>
    </message>
    <message>
        <source>Give to all</source>
        <translation>Salurkan untuk semua</translation>
    </message>
    <message>
        <source>Given {goods} for {count} recipients to {proxy}.</source>
        <translation>{goods} untuk {count} penerima disalurkan kepada {proxy}.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Go on   Enter</source>
        <translation>Lanjut   Enter</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>It belongs to the event {event}.</source>
        <translation>Kupon ini milik kegiatan {event}.</translation>
    </message>
    <message>
        <source>It was reported lost. Coupon {number} takes its place.</source>
        <translation>Kupon ini dilaporkan hilang. Penggantinya kupon {number}.</translation>
    </message>
    <message>
        <source>Keep the signature</source>
        <translation>Simpan tanda tangan</translation>
    </message>
    <message>
        <source>Kept already: {receipts}</source>
        <translation>Sudah tersimpan: {receipts}</translation>
    </message>
    <message>
        <source>Let go   Esc</source>
        <translation>Lepas   Esc</translation>
    </message>
    <message>
        <source>More than this, or earlier again, needs a reason and stands on the exceptions.</source>
        <translation>Lebih dari ini, atau lebih cepat, perlu alasan dan masuk daftar pengecualian.</translation>
    </message>
    <message>
        <source>NIK or No. KK</source>
        <translation>NIK atau No. KK</translation>
    </message>
    <message>
        <source>Name, NIK, No. KK or coupon number, then Enter; new: name and NIK</source>
        <translation>Nama, NIK, No. KK, atau nomor kupon, lalu Enter; baru: nama dan NIK</translation>
    </message>
    <message>
        <source>New, name alone</source>
        <translation>Baru, hanya nama</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Nobody is known by this number. Please type the name before it.</source>
        <translation>Nomor ini belum dikenal. Ketik nama di depannya.</translation>
    </message>
    <message>
        <source>Nobody is on the list yet.</source>
        <translation>Daftar masih kosong.</translation>
    </message>
    <message>
        <source>Nobody is on the list yet. Type a name or scan a card above.</source>
        <translation>Daftar masih kosong. Ketik nama atau pindai kartu di atas.</translation>
    </message>
    <message>
        <source>Not looked up</source>
        <translation>Belum diperiksa</translation>
    </message>
    <message>
        <source>Not ours</source>
        <translation>Bukan kupon kita</translation>
    </message>
    <message>
        <source>Nothing agreed: once to each</source>
        <translation>Belum ditetapkan: satu kali tiap penerima</translation>
    </message>
    <message>
        <source>On {day} at {time}, desk {desk}, by {officer}.</source>
        <translation>{day} pukul {time}, meja {desk}, oleh {officer}.</translation>
    </message>
    <message>
        <source>Once to each household</source>
        <translation>Satu kali tiap keluarga</translation>
    </message>
    <message>
        <source>Once to each person</source>
        <translation>Satu kali tiap orang</translation>
    </message>
    <message>
        <source>One person collects for several</source>
        <translation>Satu orang mengambil untuk beberapa</translation>
    </message>
    <message>
        <source>One person collects for several…</source>
        <translation>Satu orang mengambil untuk beberapa…</translation>
    </message>
    <message>
        <source>Only who sets up events changes this.</source>
        <translation>Hanya yang menyiapkan kegiatan dapat mengubahnya.</translation>
    </message>
    <message>
        <source>Other event</source>
        <translation>Kegiatan lain</translation>
    </message>
    <message>
        <source>Photo or scan…</source>
        <translation>Foto atau pindaian…</translation>
    </message>
    <message>
        <source>Pictures and PDF (*.jpg *.jpeg *.png *.pdf)</source>
        <translation>Gambar dan PDF (*.jpg *.jpeg *.png *.pdf)</translation>
    </message>
    <message>
        <source>Please give NIK, No. KK or address to check.</source>
        <translation>Isi NIK, No. KK, atau alamat untuk memeriksa.</translation>
    </message>
    <message>
        <source>Please type a name, or a NIK that is known.</source>
        <translation>Ketik nama, atau NIK yang sudah dikenal.</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>Cetak daftar</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Tanda terima</translation>
    </message>
    <message>
        <source>Receipt kept: {kind}, {whose}.</source>
        <translation>Tanda terima tersimpan: {kind}, {whose}.</translation>
    </message>
    <message>
        <source>Received {amount} already</source>
        <translation>Sudah menerima {amount}</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Penerima</translation>
    </message>
    <message>
        <source>Roll: {amount}</source>
        <translation>Daftar: {amount}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Saved: {recipient}</source>
        <translation>Tersimpan: {recipient}</translation>
    </message>
    <message>
        <source>Served already</source>
        <translation>Sudah menerima</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>Ulangi</translation>
    </message>
    <message>
        <source>Sign here with pen, finger or mouse</source>
        <translation>Tanda tangan di sini dengan pena, jari, atau tetikus</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Tanda tangan</translation>
    </message>
    <message>
        <source>Somebody is half entered. Save first, or empty the form with Ctrl+Shift+Del.</source>
        <translation>Masih ada penerima yang belum disimpan. Simpan dulu, atau kosongkan formulir dengan Ctrl+Shift+Del.</translation>
    </message>
    <message>
        <source>Still entitled to {amount}</source>
        <translation>Masih berhak: {amount}</translation>
    </message>
    <message>
        <source>Stock {count}</source>
        <translation>Stok {count}</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Keluarkan</translation>
    </message>
    <message>
        <source>Take off   Del</source>
        <translation>Keluarkan   Del</translation>
    </message>
    <message>
        <source>The thumbprint is on paper</source>
        <translation>Cap jempol di kertas</translation>
    </message>
    <message>
        <source>There are no exceptions. Nobody has received again or more than agreed.</source>
        <translation>Tidak ada pengecualian. Belum ada yang menerima lagi atau melebihi haknya.</translation>
    </message>
    <message>
        <source>This coupon is not known.</source>
        <translation>Kupon ini tidak dikenal.</translation>
    </message>
    <message>
        <source>This coupon is void. Nothing is given for it.</source>
        <translation>Kupon ini dibatalkan. Tidak ada yang disalurkan.</translation>
    </message>
    <message>
        <source>This is not one of our coupons. Please send the person to the dispute desk.</source>
        <translation>Ini bukan kupon kita. Arahkan orangnya ke Meja Sengketa.</translation>
    </message>
    <message>
        <source>Thumbprint given on paper. Seen by {officer}, {day} {time}.</source>
        <translation>Cap jempol dibubuhkan di kertas. Dilihat {officer}, {day} {time}.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Used already</source>
        <translation>Sudah dipakai</translation>
    </message>
    <message>
        <source>What each may receive</source>
        <translation>Hak tiap penerima</translation>
    </message>
    <message>
        <source>What each may receive…</source>
        <translation>Hak tiap penerima…</translation>
    </message>
    <message>
        <source>Who received again, or more than agreed, and why.</source>
        <translation>Siapa yang menerima lagi atau melebihi haknya, dan alasannya.</translation>
    </message>
    <message>
        <source>With a reason</source>
        <translation>Dengan alasan</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>dan {count} lagi</translation>
    </message>
    <message>
        <source>collected by {name}</source>
        <translation>diambil {name}</translation>
    </message>
    <message>
        <source>has received</source>
        <translation>sudah menerima</translation>
    </message>
    <message>
        <source>{amount} to each household</source>
        <translation>{amount} tiap keluarga</translation>
    </message>
    <message>
        <source>{amount} to each person</source>
        <translation>{amount} tiap orang</translation>
    </message>
    <message>
        <source>{amount}: {when}, desk {desk}, by {officer}, for {name}</source>
        <translation>{amount}: {when}, meja {desk}, oleh {officer}, untuk {name}</translation>
    </message>
    <message>
        <source>{area}: {count} left</source>
        <translation>{area}: sisa {count}</translation>
    </message>
    <message>
        <source>{name} is on the list.</source>
        <translation>{name} sudah ada di daftar.</translation>
    </message>
    <message>
        <source>{rule}, again after {days} days</source>
        <translation>{rule}, lagi setelah {days} hari</translation>
    </message>
</context>
<context>
    <name>Goods</name>
    <message>
        <source>Add goods to the event</source>
        <translation>Tambah barang ke kegiatan</translation>
    </message>
    <message>
        <source>Add what is handed out, with its unit and the stock received. Then come back here.</source>
        <translation>Tambahkan barang yang dibagikan, dengan satuan dan stok yang diterima. Lalu kembali ke sini.</translation>
    </message>
    <message>
        <source>Below zero</source>
        <translation>Di bawah nol</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Menipis</translation>
    </message>
    <message>
        <source>Nothing left</source>
        <translation>Habis</translation>
    </message>
    <message>
        <source>This event has no goods yet</source>
        <translation>Kegiatan ini belum punya barang</translation>
    </message>
    <message>
        <source>left of {received} {unit}</source>
        <translation>sisa dari {received} {unit}</translation>
    </message>
</context>
<context>
    <name>Grant</name>
    <message>
        <source>A supervisor allows this</source>
        <translation>Penyelia mengizinkan ini</translation>
    </message>
    <message>
        <source>Allow it</source>
        <translation>Izinkan</translation>
    </message>
</context>
<context>
    <name>Hall</name>
    <message>
        <source>As of {hour} {zone}   ·   Esc: back</source>
        <translation>Per {hour} {zone}   ·   Esc: kembali</translation>
    </message>
    <message>
        <source>Bags of blood collected</source>
        <translation>Kantong darah terkumpul</translation>
    </message>
    <message>
        <source>Donors who came</source>
        <translation>Pendonor yang datang</translation>
    </message>
    <message>
        <source>Hall screen</source>
        <translation>Layar aula</translation>
    </message>
    <message>
        <source>PRACTICE: these figures are made up</source>
        <translation>LATIHAN: angka ini bukan sungguhan</translation>
    </message>
    <message>
        <source>{item} given</source>
        <translation>{item} tersalurkan</translation>
    </message>
    <message>
        <source>{left} of {quantity} {unit} remain</source>
        <translation>sisa {left} dari {quantity} {unit}</translation>
    </message>
</context>
<context>
    <name>HandoverRecord</name>
    <message>
        <source>Attach the signed copy</source>
        <translation>Lampirkan yang ditandatangani</translation>
    </message>
    <message>
        <source>Changed since it was printed</source>
        <translation>Berubah sejak dicetak</translation>
    </message>
    <message>
        <source>Choose the scan of the signed copy</source>
        <translation>Pilih pindaian yang sudah ditandatangani</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Tutup tanpa menyimpan</translation>
    </message>
    <message>
        <source>Dotted lines can be filled in by hand.</source>
        <translation>Titik-titik dapat diisi dengan tangan.</translation>
    </message>
    <message>
        <source>Go on filling in</source>
        <translation>Lanjut mengisi</translation>
    </message>
    <message>
        <source>Handover record (BAST)</source>
        <translation>Berita acara serah terima (BAST)</translation>
    </message>
    <message>
        <source>Left empty, the next number is given when it is printed.</source>
        <translation>Bila kosong, nomor berikutnya diberikan saat dicetak.</translation>
    </message>
    <message>
        <source>Open the scan</source>
        <translation>Buka pindaian</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Print the handover record for {institution}</source>
        <translation>Cetak berita acara untuk {institution}</translation>
    </message>
    <message>
        <source>Prints so far: {times}. Attach the scan once both parties have signed.</source>
        <translation>Sudah dicetak {times} kali. Lampirkan pindaiannya setelah kedua pihak menandatangani.</translation>
    </message>
    <message>
        <source>Prints so far: {times}. The paper is out of date: print it again.</source>
        <translation>Sudah dicetak {times} kali. Isinya berubah sejak itu: cetak lagi.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Scans and photos (*.pdf *.jpg *.jpeg *.png)</source>
        <translation>Pindaian dan foto (*.pdf *.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>The document as it prints</source>
        <translation>Dokumen seperti yang tercetak</translation>
    </message>
    <message>
        <source>The handover record has been saved.</source>
        <translation>Isi berita acara tersimpan.</translation>
    </message>
    <message>
        <source>The letterhead is not set up yet: see Settings.</source>
        <translation>Kop surat belum diatur: lihat Pengaturan.</translation>
    </message>
    <message>
        <source>The scanned paper agrees</source>
        <translation>Kertas yang dipindai sesuai</translation>
    </message>
    <message>
        <source>The scanned paper is out of date</source>
        <translation>Kertas yang dipindai sudah usang</translation>
    </message>
    <message>
        <source>The signed copy is attached. Only a missing number can still be added.</source>
        <translation>Yang ditandatangani sudah dilampirkan. Hanya nomor yang kosong masih dapat diisi.</translation>
    </message>
    <message>
        <source>The signed copy is kept with the handover.</source>
        <translation>Hasil yang ditandatangani tersimpan bersama penyerahan.</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>What you typed here has not been saved. Close all the same?</source>
        <translation>Yang Anda ketik di sini belum disimpan. Tetap tutup?</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Brought back</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Diperbaiki</translation>
    </message>
    <message>
        <source>Erased at the person&apos;s request</source>
        <translation>Dihapus atas permintaan orangnya</translation>
    </message>
    <message>
        <source>From “{old}” to “{new}”</source>
        <translation>Dari “{old}” menjadi “{new}”</translation>
    </message>
    <message>
        <source>Moved on</source>
        <translation>Dilanjutkan</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Dicatat dalam riwayat</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Dicetak</translation>
    </message>
    <message>
        <source>Printed: {document} ({paper})</source>
        <translation>Dicetak: {document} ({paper})</translation>
    </message>
    <message>
        <source>The document was numbered</source>
        <translation>Dokumen diberi nomor</translation>
    </message>
    <message>
        <source>The document was printed</source>
        <translation>Dokumen dicetak</translation>
    </message>
    <message>
        <source>The last step was undone</source>
        <translation>Langkah terakhir diurungkan</translation>
    </message>
    <message>
        <source>The voiding was undone</source>
        <translation>Pembatalan diurungkan</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Voided: {reason}</source>
        <translation>Dibatalkan: {reason}</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>Dicatat</translation>
    </message>
    <message>
        <source>{day} {hour} · {officer}, desk {desk}</source>
        <translation>{day} {hour} · {officer}, meja {desk}</translation>
    </message>
    <message>
        <source>{label}: {new}</source>
        <translation>{label}: {new}</translation>
    </message>
    <message>
        <source>{label}: {old} → {new}</source>
        <translation>{label}: {old} → {new}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Back to closing the day</source>
        <translation>Kembali ke tutup hari</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Kembali ke formulir</translation>
    </message>
    <message>
        <source>Board or list; today or all days</source>
        <translation>Papan atau daftar; hari ini atau semua hari</translation>
    </message>
    <message>
        <source>Change the event</source>
        <translation>Ganti kegiatan</translation>
    </message>
    <message>
        <source>Close a question without doing anything</source>
        <translation>Tutup pertanyaan tanpa melakukan apa pun</translation>
    </message>
    <message>
        <source>Collect for several; receipt of the last one</source>
        <translation>Ambil untuk beberapa orang; tanda terima terakhir</translation>
    </message>
    <message>
        <source>Count by work unit; print the last queue number</source>
        <translation>Jumlah per satuan kerja; cetak nomor antrean terakhir</translation>
    </message>
    <message>
        <source>Crowd: count one, take one back; a number and Enter counts several</source>
        <translation>Kerumunan: hitung satu, tarik satu; angka dan Enter menghitung beberapa</translation>
    </message>
    <message>
        <source>Delivery: its document; goods that came back; onward report</source>
        <translation>Penyerahan: berita acara; barang kembali; laporan penyaluran lanjutan</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Penyaluran</translation>
    </message>
    <message>
        <source>Donors</source>
        <translation>Donor</translation>
    </message>
    <message>
        <source>Empty the whole form</source>
        <translation>Kosongkan seluruh formulir</translation>
    </message>
    <message>
        <source>Empty what stays in the form</source>
        <translation>Lepas yang tetap di formulir</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Di semua halaman</translation>
    </message>
    <message>
        <source>Go to the next input</source>
        <translation>Ke isian berikutnya</translation>
    </message>
    <message>
        <source>In a list: void the selected record</source>
        <translation>Di daftar: batalkan catatan yang dipilih</translation>
    </message>
    <message>
        <source>In the list: mark one more; select all</source>
        <translation>Di daftar: tandai satu lagi; pilih semua</translation>
    </message>
    <message>
        <source>In the list: passed, deferred, donated, failed, left</source>
        <translation>Di daftar: lolos, tolak, berhasil, gagal, pergi</translation>
    </message>
    <message>
        <source>In the list: the next step; the thank-you card</source>
        <translation>Di daftar: langkah berikutnya; kartu terima kasih</translation>
    </message>
    <message>
        <source>Institution; person or household; crowd</source>
        <translation>Lembaga; orang atau keluarga; kerumunan</translation>
    </message>
    <message>
        <source>Keep the input with the cursor for the next one, or no longer</source>
        <translation>Isian ini tetap untuk berikutnya, atau tidak lagi</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>Open a page</source>
        <translation>Buka halaman</translation>
    </message>
    <message>
        <source>Open the menu of the desk of people</source>
        <translation>Buka menu meja orang / keluarga</translation>
    </message>
    <message>
        <source>Open the menu “More” of a page</source>
        <translation>Buka menu “Lainnya” pada halaman</translation>
    </message>
    <message>
        <source>Open today again where it is closed</source>
        <translation>Buka kembali hari ini bila sudah ditutup</translation>
    </message>
    <message>
        <source>Other pages</source>
        <translation>Halaman lain</translation>
    </message>
    <message>
        <source>Park a person at the dispute desk; open its list</source>
        <translation>Arahkan orang ke meja sengketa; buka daftarnya</translation>
    </message>
    <message>
        <source>Put the notice over the page away: I have seen this</source>
        <translation>Tutup pemberitahuan di atas halaman: saya sudah tahu</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Search for anybody: number, NIK, name, phone, card, bag; or scan at any time</source>
        <translation>Cari siapa saja: nomor, NIK, nama, telepon, kartu, kantong; atau pindai kapan saja</translation>
    </message>
    <message>
        <source>Search in the list of this page</source>
        <translation>Cari di daftar halaman ini</translation>
    </message>
    <message>
        <source>Send: close the day; figures for the press</source>
        <translation>Kirim: tutup hari; angka rilis</translation>
    </message>
    <message>
        <source>Send: outbox; photos and files</source>
        <translation>Kirim: kotak keluar; foto dan berkas</translation>
    </message>
    <message>
        <source>Send: report; e-mail</source>
        <translation>Kirim: laporan; surel</translation>
    </message>
    <message>
        <source>Space  Backspace</source>
        <translation>Spasi  Backspace</translation>
    </message>
    <message>
        <source>Space  Ctrl+A</source>
        <translation>Spasi  Ctrl+A</translation>
    </message>
    <message>
        <source>Stock: count the store; reports on onward goods</source>
        <translation>Stok: hitung fisik; laporan penyaluran lanjutan</translation>
    </message>
    <message>
        <source>Summary: view for the hall; PMI&apos;s report</source>
        <translation>Ringkasan: layar aula; laporan PMI</translation>
    </message>
    <message>
        <source>Undo the last deed</source>
        <translation>Urungkan tindakan terakhir</translation>
    </message>
</context>
<context>
    <name>Login</name>
    <message>
        <source>A letter chooses another officer.</source>
        <translation>Huruf memilih petugas lain.</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Open   Enter</source>
        <translation>Buka   Enter</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>The PIN says who did what.</source>
        <translation>PIN menandai siapa melakukan apa.</translation>
    </message>
    <message>
        <source>Who is at this desk?</source>
        <translation>Siapa di meja ini?</translation>
    </message>
</context>
<context>
    <name>Mail</name>
    <message>
        <source>Draft made for {count} recipients: {file}. It has not been sent yet.</source>
        <translation>Draf dibuat untuk {count} penerima: {file}. Belum dikirim.</translation>
    </message>
    <message>
        <source>E-mail with {file}</source>
        <translation>Surel dengan {file}</translation>
    </message>
    <message>
        <source>Make the draft</source>
        <translation>Buat draf</translation>
    </message>
    <message>
        <source>Most servers refuse so large a message: send the file in another way.</source>
        <translation>Kebanyakan server menolak pesan sebesar ini: kirim berkasnya dengan cara lain.</translation>
    </message>
    <message>
        <source>Send through the office&apos;s server</source>
        <translation>Kirim lewat server kantor</translation>
    </message>
    <message>
        <source>Some servers refuse messages of more than 10 MB.</source>
        <translation>Sebagian server menolak pesan di atas 10 MB.</translation>
    </message>
    <message>
        <source>{kind} · records: {records} · {size} · recipients: {recipients}. Nothing is sent yet.</source>
        <translation>{kind} · catatan: {records} · {size} · penerima: {recipients}. Belum ada yang terkirim.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Opening the data…</source>
        <translation>Membuka data…</translation>
    </message>
</context>
<context>
    <name>Meaning</name>
    <message>
        <source>A ceremony: takes nothing from the stock and is never counted.</source>
        <translation>Seremoni: tidak mengurangi stok dan tidak dihitung.</translation>
    </message>
    <message>
        <source>Added, changed or voided since the workbook that was made before.</source>
        <translation>Ditambahkan, diubah, atau dibatalkan sejak berkas yang dibuat sebelumnya.</translation>
    </message>
    <message>
        <source>Address of the person or institution that received.</source>
        <translation>Alamat orang atau lembaga yang menerima.</translation>
    </message>
    <message>
        <source>Address of the person or office that handed over.</source>
        <translation>Alamat orang atau kantor yang menyerahkan.</translation>
    </message>
    <message>
        <source>Address of the recipient.</source>
        <translation>Alamat penerima.</translation>
    </message>
    <message>
        <source>Amount in the unit of the goods.</source>
        <translation>Jumlah dalam satuan barang.</translation>
    </message>
    <message>
        <source>Amount that the institution neither gave back nor has reported yet.</source>
        <translation>Jumlah yang belum dikembalikan dan belum dilaporkan penyalurannya oleh lembaga.</translation>
    </message>
    <message>
        <source>Amount whose onward distribution the institution has reported.</source>
        <translation>Jumlah yang penyaluran lanjutannya sudah dilaporkan lembaga.</translation>
    </message>
    <message>
        <source>Blood group as told by the donor, before PMI&apos;s test.</source>
        <translation>Golongan darah menurut pendonor, sebelum diperiksa PMI.</translation>
    </message>
    <message>
        <source>Blood group by PMI&apos;s test.</source>
        <translation>Golongan darah hasil pemeriksaan PMI.</translation>
    </message>
    <message>
        <source>Body temperature measured by PMI.</source>
        <translation>Suhu badan yang diukur PMI.</translation>
    </message>
    <message>
        <source>Body weight measured by PMI.</source>
        <translation>Berat badan yang diukur PMI.</translation>
    </message>
    <message>
        <source>Column of the record&apos;s sheet whose value is another now.</source>
        <translation>Kolom pada lembar catatan itu yang nilainya kini lain.</translation>
    </message>
    <message>
        <source>Condition of the goods at the handover.</source>
        <translation>Kondisi barang saat diserahkan.</translation>
    </message>
    <message>
        <source>Data of a child or an inmate, to be kept with more care (UU 27/2022).</source>
        <translation>Data anak atau warga binaan, disimpan dengan lebih hati-hati (UU 27/2022).</translation>
    </message>
    <message>
        <source>Date of birth.</source>
        <translation>Tanggal lahir.</translation>
    </message>
    <message>
        <source>Day of the handover of which a part is still open.</source>
        <translation>Hari penyerahan yang sebagian masih terbuka.</translation>
    </message>
    <message>
        <source>Desk letter and number, never given twice.</source>
        <translation>Huruf meja dan nomor, tidak pernah dipakai dua kali.</translation>
    </message>
    <message>
        <source>Family card; only its first four and last two digits.</source>
        <translation>Kartu keluarga; hanya empat angka pertama dan dua angka terakhir.</translation>
    </message>
    <message>
        <source>Haemoglobin measured by PMI.</source>
        <translation>Hemoglobin yang diukur PMI.</translation>
    </message>
    <message>
        <source>Handover of the real goods that a symbolic one stands for.</source>
        <translation>Penyerahan fisik yang diwakili penyerahan simbolis.</translation>
    </message>
    <message>
        <source>Identifier (UUID version 7) that the record keeps everywhere, for ever.</source>
        <translation>Pengenal (UUID versi 7) yang melekat pada catatan di mana pun, selamanya.</translation>
    </message>
    <message>
        <source>Identifier of the handover line or distribution that moved the goods.</source>
        <translation>Pengenal baris penyerahan atau penyaluran yang memindahkan barang.</translation>
    </message>
    <message>
        <source>Identifier of the handover; its lines share it.</source>
        <translation>Pengenal penyerahan; sama untuk semua barisnya.</translation>
    </message>
    <message>
        <source>Identity number in full; unmasked for a reason told in the audit.</source>
        <translation>Nomor identitas lengkap; dibuka dengan alasan yang tercatat dalam jejak audit.</translation>
    </message>
    <message>
        <source>Identity number of the receiver; only its ends are shown.</source>
        <translation>Nomor identitas penerima; hanya ujungnya yang tampil.</translation>
    </message>
    <message>
        <source>Institution that received the goods.</source>
        <translation>Lembaga yang menerima barang.</translation>
    </message>
    <message>
        <source>Kind of blood bag.</source>
        <translation>Jenis kantong darah.</translation>
    </message>
    <message>
        <source>Kind of goods.</source>
        <translation>Jenis barang.</translation>
    </message>
    <message>
        <source>Kind of stock movement.</source>
        <translation>Jenis mutasi stok.</translation>
    </message>
    <message>
        <source>Letter of the desk that wrote it down.</source>
        <translation>Huruf meja yang mencatat.</translation>
    </message>
    <message>
        <source>Letter or decree that the handover rests on.</source>
        <translation>Surat atau keputusan yang menjadi dasar penyerahan.</translation>
    </message>
    <message>
        <source>Local day that the record belongs to.</source>
        <translation>Hari setempat milik catatan ini.</translation>
    </message>
    <message>
        <source>Lower blood pressure measured by PMI.</source>
        <translation>Tekanan darah bawah yang diukur PMI.</translation>
    </message>
    <message>
        <source>NIP of the person who handed over; only its ends are shown.</source>
        <translation>NIP orang yang menyerahkan; hanya ujungnya yang ditampilkan.</translation>
    </message>
    <message>
        <source>Name as told at the desk.</source>
        <translation>Nama yang disebutkan di meja.</translation>
    </message>
    <message>
        <source>Number of the donor card that PMI gave.</source>
        <translation>Nomor kartu donor dari PMI.</translation>
    </message>
    <message>
        <source>Number of the handover document, empty until it is given.</source>
        <translation>Nomor BAST, kosong sampai diberikan.</translation>
    </message>
    <message>
        <source>Number of the paper slip that the record was copied from.</source>
        <translation>Nomor slip kertas yang disalin.</translation>
    </message>
    <message>
        <source>Number of the paper that belongs to the movement.</source>
        <translation>Nomor surat yang menyertai mutasi.</translation>
    </message>
    <message>
        <source>Number printed on the blood bag.</source>
        <translation>Nomor yang tercetak pada kantong darah.</translation>
    </message>
    <message>
        <source>Office area whose allocation the goods are taken from.</source>
        <translation>Wilayah kantor yang alokasinya dipakai.</translation>
    </message>
    <message>
        <source>Office that the donor belongs to.</source>
        <translation>Kantor asal pendonor.</translation>
    </message>
    <message>
        <source>Officer who wrote it down.</source>
        <translation>Petugas yang mencatat.</translation>
    </message>
    <message>
        <source>PMI&apos;s reason for not drawing blood, as a coarse group.</source>
        <translation>Alasan PMI tidak mengambil darah, dalam kelompok besar.</translation>
    </message>
    <message>
        <source>Person who collected for the recipient.</source>
        <translation>Orang yang mengambil untuk penerima.</translation>
    </message>
    <message>
        <source>Person who handed over for the organiser.</source>
        <translation>Orang yang menyerahkan atas nama penyelenggara.</translation>
    </message>
    <message>
        <source>Person who received for the institution.</source>
        <translation>Orang yang menerima atas nama lembaga.</translation>
    </message>
    <message>
        <source>Person whom the record is about.</source>
        <translation>Orang yang dicatat.</translation>
    </message>
    <message>
        <source>Phone number with country code.</source>
        <translation>Nomor telepon dengan kode negara.</translation>
    </message>
    <message>
        <source>Place of the handover.</source>
        <translation>Tempat penyerahan.</translation>
    </message>
    <message>
        <source>Population number; only its first four and last two digits are shown.</source>
        <translation>Nomor Induk Kependudukan; hanya empat angka pertama dan dua angka terakhir yang tampil.</translation>
    </message>
    <message>
        <source>Position of the person who handed over.</source>
        <translation>Jabatan orang yang menyerahkan.</translation>
    </message>
    <message>
        <source>Position of the person who received.</source>
        <translation>Jabatan orang yang menerima.</translation>
    </message>
    <message>
        <source>Pulse measured by PMI.</source>
        <translation>Nadi yang diukur PMI.</translation>
    </message>
    <message>
        <source>Queue number of a visit, institution of a handover, goods of the others.</source>
        <translation>Nomor antrean kunjungan, lembaga pada penyerahan, barang pada lainnya.</translation>
    </message>
    <message>
        <source>Reaction during or after the draw.</source>
        <translation>Reaksi saat atau setelah pengambilan darah.</translation>
    </message>
    <message>
        <source>Rhesus factor by PMI&apos;s test.</source>
        <translation>Rhesus hasil pemeriksaan PMI.</translation>
    </message>
    <message>
        <source>Second witness who signs the document: name, position.</source>
        <translation>Saksi kedua yang menandatangani berita acara: nama, jabatan.</translation>
    </message>
    <message>
        <source>Sex as on the identity card.</source>
        <translation>Jenis kelamin seperti pada KTP.</translation>
    </message>
    <message>
        <source>Supervisor who allowed more than the book showed.</source>
        <translation>Penyelia yang mengizinkan melebihi stok buku.</translation>
    </message>
    <message>
        <source>The amount with its sign; the sum for one kind of goods is what lies in the store.</source>
        <translation>Jumlah dengan tandanya; jumlah per barang adalah stok yang ada.</translation>
    </message>
    <message>
        <source>The institution passes the goods on and reports where to.</source>
        <translation>Lembaga menyalurkan lagi dan melaporkan ke mana.</translation>
    </message>
    <message>
        <source>The words that the donor agreed to.</source>
        <translation>Kalimat yang disetujui pendonor.</translation>
    </message>
    <message>
        <source>Unit of the goods; amounts of different units are never added up.</source>
        <translation>Satuan barang; satuan yang berbeda tidak pernah dijumlahkan.</translation>
    </message>
    <message>
        <source>Upper blood pressure measured by PMI.</source>
        <translation>Tekanan darah atas yang diukur PMI.</translation>
    </message>
    <message>
        <source>Value in the workbook that was made before.</source>
        <translation>Nilai dalam berkas yang dibuat sebelumnya.</translation>
    </message>
    <message>
        <source>Value in this workbook.</source>
        <translation>Nilai dalam berkas ini.</translation>
    </message>
    <message>
        <source>Volume of the blood bag.</source>
        <translation>Volume kantong darah.</translation>
    </message>
    <message>
        <source>What kind of recipient it is.</source>
        <translation>Jenis penerima.</translation>
    </message>
    <message>
        <source>What kind of record was voided, added or changed.</source>
        <translation>Jenis catatan yang dibatalkan, ditambahkan, atau diubah.</translation>
    </message>
    <message>
        <source>What the collecting person is to the recipient.</source>
        <translation>Hubungan pengambil dengan penerima.</translation>
    </message>
    <message>
        <source>When PMI&apos;s verdict “passed” was written down.</source>
        <translation>Waktu putusan “lolos” dari PMI dicatat.</translation>
    </message>
    <message>
        <source>When it was written down, on the clock of the event.</source>
        <translation>Waktu pencatatan menurut jam kegiatan.</translation>
    </message>
    <message>
        <source>When the donor agreed.</source>
        <translation>Saat pendonor menyetujui.</translation>
    </message>
    <message>
        <source>When the donor arrived at the desk.</source>
        <translation>Waktu pendonor tiba di meja.</translation>
    </message>
    <message>
        <source>When the paper slip was copied into the program.</source>
        <translation>Saat kertas disalin ke program.</translation>
    </message>
    <message>
        <source>When the record was added or last changed.</source>
        <translation>Kapan catatan ditambahkan atau terakhir diubah.</translation>
    </message>
    <message>
        <source>When the record was voided; it counts nowhere since.</source>
        <translation>Waktu catatan dibatalkan; sejak itu tidak dihitung.</translation>
    </message>
    <message>
        <source>When the visit came to its end.</source>
        <translation>Waktu kunjungan berakhir.</translation>
    </message>
    <message>
        <source>Where the goods came from or went, or why they are missing.</source>
        <translation>Asal atau tujuan barang, atau sebab barang tidak ada.</translation>
    </message>
    <message>
        <source>Where the visit stands.</source>
        <translation>Status kunjungan.</translation>
    </message>
    <message>
        <source>Who the donor is to the organiser.</source>
        <translation>Kedudukan pendonor bagi penyelenggara.</translation>
    </message>
    <message>
        <source>Why more went out than the book showed.</source>
        <translation>Alasan barang keluar melebihi stok buku.</translation>
    </message>
    <message>
        <source>Why the record was voided, in the officer&apos;s words.</source>
        <translation>Alasan pembatalan menurut petugas.</translation>
    </message>
    <message>
        <source>Witness who signs the document: name, position.</source>
        <translation>Saksi yang menandatangani berita acara: nama, jabatan.</translation>
    </message>
    <message>
        <source>Year of birth.</source>
        <translation>Tahun lahir.</translation>
    </message>
    <message>
        <source>Yes where the donor agreed to the wording, otherwise empty.</source>
        <translation>Ya bila pendonor menyetujui kalimatnya, selain itu kosong.</translation>
    </message>
</context>
<context>
    <name>Nik</name>
    <message>
        <source>A NIK has 16 digits and nothing else.</source>
        <translation>NIK harus 16 angka, tanpa huruf atau tanda lain.</translation>
    </message>
    <message>
        <source>A NIK has 16 digits. Here are {count}.</source>
        <translation>NIK harus 16 angka. Ini {count}.</translation>
    </message>
    <message>
        <source>A NIK has 16 digits. Only {count} so far.</source>
        <translation>NIK harus 16 angka. Baru {count}.</translation>
    </message>
    <message>
        <source>A family card number has 16 digits and nothing else.</source>
        <translation>No. KK harus 16 angka, tanpa huruf atau tanda lain.</translation>
    </message>
    <message>
        <source>A family card number has 16 digits. Here are {count}.</source>
        <translation>No. KK harus 16 angka. Ini {count}.</translation>
    </message>
    <message>
        <source>A family card number has 16 digits. Only {count} so far.</source>
        <translation>No. KK harus 16 angka. Baru {count}.</translation>
    </message>
    <message>
        <source>Digits 7 and 8 of a NIK are the day of birth: 01-31, or 41-71 for women.</source>
        <translation>Angka ke-7 dan ke-8 NIK adalah tanggal lahir: 01-31, atau 41-71 untuk perempuan.</translation>
    </message>
    <message>
        <source>Digits 7 to 12 of a NIK are the birth date. Here is a day that never was.</source>
        <translation>Angka ke-7 sampai ke-12 NIK adalah tanggal lahir. Tanggal ini tidak pernah ada.</translation>
    </message>
    <message>
        <source>Digits 9 and 10 of a NIK are the month of birth: 01-12. Here: {month}.</source>
        <translation>Angka ke-9 dan ke-10 NIK adalah bulan lahir: 01-12. Di sini: {month}.</translation>
    </message>
    <message>
        <source>NIK and family card number are the same.</source>
        <translation>NIK dan No. KK sama.</translation>
    </message>
    <message>
        <source>The NIK begins with {code}, which is no province&apos;s code.</source>
        <translation>NIK diawali {code}, bukan kode provinsi.</translation>
    </message>
    <message>
        <source>The NIK ends in 0000.</source>
        <translation>NIK berakhiran 0000.</translation>
    </message>
    <message>
        <source>The NIK is a man&apos;s, but the form says woman.</source>
        <translation>NIK milik laki-laki, tetapi isian menyebut perempuan.</translation>
    </message>
    <message>
        <source>The NIK is a woman&apos;s, but the form says man.</source>
        <translation>NIK milik perempuan, tetapi isian menyebut laki-laki.</translation>
    </message>
    <message>
        <source>The age in the NIK is {age}; donors are {least} to {most} years old.</source>
        <translation>Usia menurut NIK {age} tahun; pendonor berusia {least} sampai {most} tahun.</translation>
    </message>
    <message>
        <source>The birth date in the NIK is {in_nik}, but the form says {typed}.</source>
        <translation>Tanggal lahir menurut NIK {in_nik}, tetapi isian menyebut {typed}.</translation>
    </message>
    <message>
        <source>The district in the NIK is 00.</source>
        <translation>Kode kecamatan dalam NIK adalah 00.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>I have seen this</source>
        <translation>Saya sudah tahu</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>Attached</source>
        <translation>Lampiran</translation>
    </message>
    <message>
        <source>Change the server</source>
        <translation>Ubah server</translation>
    </message>
    <message>
        <source>It has not been sent yet.</source>
        <translation>Belum terkirim.</translation>
    </message>
    <message>
        <source>It was handed over, but no answer came. Ask a recipient before you send it again.</source>
        <translation>Pesan sudah diserahkan, tetapi jawaban server tidak datang. Tanyakan dulu kepada penerima sebelum mengirim ulang.</translation>
    </message>
    <message>
        <source>Keep the server</source>
        <translation>Simpan server</translation>
    </message>
    <message>
        <source>Mail server of the office</source>
        <translation>Server surel kantor</translation>
    </message>
    <message>
        <source>Messages go out through {host} from now on.</source>
        <translation>Mulai sekarang pesan keluar lewat {host}.</translation>
    </message>
    <message>
        <source>Messages of the outbox</source>
        <translation>Pesan di kotak keluar</translation>
    </message>
    <message>
        <source>Not set up yet: messages can be made as drafts for your own mail program.</source>
        <translation>Belum diatur: pesan dapat dibuat sebagai draf untuk program surel Anda.</translation>
    </message>
    <message>
        <source>Nothing here yet. Make the file on the page, then press F8.</source>
        <translation>Belum ada pesan. Buat berkas di halaman Kirim, lalu tekan F8.</translation>
    </message>
    <message>
        <source>Only a supervisor changes the server.</source>
        <translation>Hanya penyelia yang mengubah server.</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Kotak keluar</translation>
    </message>
    <message>
        <source>Outbox: {count} waiting</source>
        <translation>Kotak keluar: {count} menunggu</translation>
    </message>
    <message>
        <source>Password of {user} at {host}</source>
        <translation>Kata sandi {user} di {host}</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Penerima</translation>
    </message>
    <message>
        <source>Send a second copy</source>
        <translation>Kirim salinan kedua</translation>
    </message>
    <message>
        <source>Send once more</source>
        <translation>Kirim sekali lagi</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>Kirim pesan</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Mengirim</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>The message has been withdrawn.</source>
        <translation>Pesan sudah ditarik.</translation>
    </message>
    <message>
        <source>The message is being sent. You can go on working.</source>
        <translation>Pesan sedang dikirim. Anda dapat terus bekerja.</translation>
    </message>
    <message>
        <source>The password lies in the system&apos;s keyring or is asked for each time, nowhere else.</source>
        <translation>Kata sandi hanya ada di penyimpan kata sandi sistem atau ditanyakan setiap kali, tidak di tempat lain.</translation>
    </message>
    <message>
        <source>The server answered: {answer}</source>
        <translation>Jawaban server: {answer}</translation>
    </message>
    <message>
        <source>This message has perhaps arrived already. Ask a recipient first. Send a second copy?</source>
        <translation>Pesan ini mungkin sudah sampai. Tanyakan dulu kepada penerima. Kirim salinan kedua?</translation>
    </message>
    <message>
        <source>This message was withdrawn and is not sent.</source>
        <translation>Pesan ini ditarik dan tidak dikirim.</translation>
    </message>
    <message>
        <source>This system has no keyring: the password is asked for each time and kept nowhere.</source>
        <translation>Sistem ini tidak punya penyimpan kata sandi: kata sandi ditanyakan setiap kali dan tidak disimpan.</translation>
    </message>
    <message>
        <source>Through {host}, port {port}, protection: {security}. Sender: {sender}.</source>
        <translation>Lewat {host}, port {port}, pengaman: {security}. Pengirim: {sender}.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Whoever looks after the office&apos;s e-mail knows these values.</source>
        <translation>Pengelola surel kantor mengetahui isian ini.</translation>
    </message>
    <message>
        <source>Withdraw   Del</source>
        <translation>Tarik   Del</translation>
    </message>
    <message>
        <source>Withdraw the message</source>
        <translation>Tarik pesan</translation>
    </message>
    <message>
        <source>Withdraw the message with {file}? It is not sent any more.</source>
        <translation>Tarik pesan dengan {file}? Pesan itu tidak akan dikirim lagi.</translation>
    </message>
    <message>
        <source>{subject} · to {recipients}</source>
        <translation>{subject} · kepada {recipients}</translation>
    </message>
</context>
<context>
    <name>Override</name>
    <message>
        <source>Give it all the same</source>
        <translation>Tetap berikan</translation>
    </message>
    <message>
        <source>More than the stock shows</source>
        <translation>Melebihi stok</translation>
    </message>
    <message>
        <source>Record it all the same</source>
        <translation>Tetap catat</translation>
    </message>
    <message>
        <source>Served already</source>
        <translation>Sudah dilayani</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Address, RT/RW, village, district</source>
        <translation>Alamat RT/RW Kel Kec</translation>
    </message>
    <message>
        <source>Arrived at {hour} {zone}</source>
        <translation>Datang pukul {hour} {zone}</translation>
    </message>
    <message>
        <source>Audit entries when this was printed: {count}. Seal of the last one:</source>
        <translation>Baris jejak audit saat dicetak: {count}. Segel baris terakhir:</translation>
    </message>
    <message>
        <source>Blank slips</source>
        <translation>Slip kosong</translation>
    </message>
    <message>
        <source>By the rules “{source}”; PMI decides on the day.</source>
        <translation>Menurut aturan “{source}”; PMI yang memutuskan.</translation>
    </message>
    <message>
        <source>Check-in slip</source>
        <translation>Slip pendaftaran</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>Ditutup oleh</translation>
    </message>
    <message>
        <source>Day and hour of writing ({zone})</source>
        <translation>Tanggal dan jam ditulis ({zone})</translation>
    </message>
    <message>
        <source>Day sheet</source>
        <translation>Lembar tutup hari</translation>
    </message>
    <message>
        <source>Figures of the day</source>
        <translation>Angka hari ini</translation>
    </message>
    <message>
        <source>Goods received: {goods} for each</source>
        <translation>Barang yang diterima: masing-masing {goods}</translation>
    </message>
    <message>
        <source>Goods received: {item}, to each as listed</source>
        <translation>Barang yang diterima: {item}, sesuai jumlah pada tiap baris</translation>
    </message>
    <message>
        <source>In all: {people} recipients, {goods}</source>
        <translation>Jumlah seluruhnya: {people} penerima, {goods}</translation>
    </message>
    <message>
        <source>Keep this slip until you are done.</source>
        <translation>Simpan slip ini sampai selesai.</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Halaman {page} dari {pages}</translation>
    </message>
    <message>
        <source>Please wait for the call of PMI</source>
        <translation>Tunggu panggilan PMI</translation>
    </message>
    <message>
        <source>Print the day sheet of {day}</source>
        <translation>Cetak lembar tutup hari {day}</translation>
    </message>
    <message>
        <source>Queue number</source>
        <translation>Nomor antrean</translation>
    </message>
    <message>
        <source>Receipt sheet</source>
        <translation>Daftar tanda terima</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Mengetahui</translation>
    </message>
    <message>
        <source>Signature of the donor</source>
        <translation>Tanda tangan pendonor</translation>
    </message>
    <message>
        <source>Signature or thumbprint</source>
        <translation>Tanda tangan / cap jempol</translation>
    </message>
    <message>
        <source>Signed: ............ recipients, ............ {unit}</source>
        <translation>Yang menandatangani: ............ penerima, ............ {unit}</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Terima kasih</translation>
    </message>
    <message>
        <source>The blood that you gave today is hope for somebody who needs it.</source>
        <translation>Darah yang Anda berikan hari ini menjadi harapan bagi sesama.</translation>
    </message>
    <message>
        <source>What was looked at before closing</source>
        <translation>Yang diperiksa sebelum ditutup</translation>
    </message>
    <message>
        <source>You came to help others. That means a lot to all of us.</source>
        <translation>Anda datang untuk menolong sesama. Itu sangat berarti bagi kami semua.</translation>
    </message>
    <message>
        <source>You may donate again from</source>
        <translation>Anda dapat mendonor lagi mulai</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>salinan</translation>
    </message>
    <message>
        <source>{day}, {hour} {zone} · {count} lines</source>
        <translation>{day}, {hour} {zone} · {count} baris</translation>
    </message>
    <message>
        <source>{organiser} with {partner}</source>
        <translation>{organiser} bersama {partner}</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Copy the NIK</source>
        <translation>Salin NIK</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Perbaiki</translation>
    </message>
    <message>
        <source>Correct who this is</source>
        <translation>Perbaiki identitas orang ini</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Perbaiki…</translation>
    </message>
    <message>
        <source>Data of one person</source>
        <translation>Data satu orang</translation>
    </message>
    <message>
        <source>Donor card</source>
        <translation>Kartu donor</translation>
    </message>
    <message>
        <source>Erase {name}</source>
        <translation>Hapus {name}</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Hapus…</translation>
    </message>
    <message>
        <source>NIP</source>
        <translation>NIP</translation>
    </message>
    <message>
        <source>Print all of it</source>
        <translation>Cetak semuanya</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>Nilai tersimpan</translation>
    </message>
    <message>
        <source>The NIK can be pasted for 10 seconds.</source>
        <translation>NIK dapat ditempel selama 10 detik.</translation>
    </message>
    <message>
        <source>The person has been corrected.</source>
        <translation>Identitas orang ini sudah diperbaiki.</translation>
    </message>
    <message>
        <source>The person has been erased.</source>
        <translation>Identitas orang ini sudah dihapus.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>What is stored of this person</source>
        <translation>Yang tersimpan tentang orang ini</translation>
    </message>
</context>
<context>
    <name>Photos</name>
    <message>
        <source>A PDF opens with Enter.</source>
        <translation>PDF dibuka dengan Enter.</translation>
    </message>
    <message>
        <source>Add photos or files</source>
        <translation>Tambah foto atau berkas</translation>
    </message>
    <message>
        <source>Add photos or files   F5</source>
        <translation>Tambah foto atau berkas   F5</translation>
    </message>
    <message>
        <source>JPG, PNG and PDF up to 20 MB. Where and when a photo was taken is removed from it.</source>
        <translation>JPG, PNG, dan PDF sampai 20 MB. Tempat dan waktu pemotretan dihapus dari foto.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Making the zip</source>
        <translation>Membuat zip</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>No photos yet. Add them with F5.</source>
        <translation>Belum ada foto. Tambahkan dengan F5.</translation>
    </message>
    <message>
        <source>Open   Enter</source>
        <translation>Buka   Enter</translation>
    </message>
    <message>
        <source>Photos and files</source>
        <translation>Foto dan berkas</translation>
    </message>
    <message>
        <source>Photos and papers (*.jpg *.jpeg *.png *.pdf)</source>
        <translation>Foto dan surat (*.jpg *.jpeg *.png *.pdf)</translation>
    </message>
    <message>
        <source>Photos…</source>
        <translation>Foto…</translation>
    </message>
    <message>
        <source>Stop making the zip</source>
        <translation>Hentikan pembuatan zip</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Keluarkan</translation>
    </message>
    <message>
        <source>Take out   Del</source>
        <translation>Keluarkan   Del</translation>
    </message>
    <message>
        <source>Take out {file}?</source>
        <translation>Keluarkan {file}?</translation>
    </message>
    <message>
        <source>The file has been taken out.</source>
        <translation>Berkas sudah dikeluarkan.</translation>
    </message>
    <message>
        <source>The selected photo</source>
        <translation>Foto yang dipilih</translation>
    </message>
    <message>
        <source>This picture cannot be shown here.</source>
        <translation>Gambar ini tidak dapat ditampilkan di sini.</translation>
    </message>
    <message>
        <source>Zip with the workbook</source>
        <translation>Zip bersama buku kerja</translation>
    </message>
    <message>
        <source>{file} is kept.</source>
        <translation>{file} tersimpan.</translation>
    </message>
    <message>
        <source>{file} is ready, {size}: the workbook and {count} files. It has no password.</source>
        <translation>{file} siap, {size}: buku kerja dan {count} berkas. Zip ini tanpa kata sandi.</translation>
    </message>
    <message>
        <source>{file}: {problem}</source>
        <translation>{file}: {problem}</translation>
    </message>
</context>
<context>
    <name>Press</name>
    <message>
        <source>As it would be told now</source>
        <translation>Angka saat ini, belum dirilis</translation>
    </message>
    <message>
        <source>Bags of {unit}</source>
        <translation>Kantong {unit}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>Correct release {number}</source>
        <translation>Ralat Rilis {number}</translation>
    </message>
    <message>
        <source>Figures for the press</source>
        <translation>Angka Rilis</translation>
    </message>
    <message>
        <source>Freeze the figures</source>
        <translation>Bekukan angka</translation>
    </message>
    <message>
        <source>Make an erratum…</source>
        <translation>Buat ralat…</translation>
    </message>
    <message>
        <source>Make the erratum</source>
        <translation>Buat ralat</translation>
    </message>
    <message>
        <source>Nothing has been told yet.</source>
        <translation>Belum ada yang dirilis.</translation>
    </message>
    <message>
        <source>Release {number} has become wrong:</source>
        <translation>Rilis {number} sudah tidak benar:</translation>
    </message>
    <message>
        <source>Release {number} is frozen and copied. Paste it with Ctrl+V.</source>
        <translation>Rilis {number} dibekukan dan disalin. Tempel dengan Ctrl+V.</translation>
    </message>
    <message>
        <source>Release {number} still holds.</source>
        <translation>Rilis {number} masih berlaku.</translation>
    </message>
    <message>
        <source>Release {number} still holds; the figures are final now.</source>
        <translation>Rilis {number} masih berlaku; angkanya kini final.</translation>
    </message>
    <message>
        <source>Release {number} · {when} · {state}</source>
        <translation>Rilis {number} · {when} · {state}</translation>
    </message>
    <message>
        <source>Release {number}, erratum to {corrects} · {when} · {state}</source>
        <translation>Rilis {number}, ralat atas {corrects} · {when} · {state}</translation>
    </message>
    <message>
        <source>Releases so far</source>
        <translation>Rilis sejauh ini</translation>
    </message>
    <message>
        <source>Since release {number} has changed:</source>
        <translation>Yang berubah sejak Rilis {number}:</translation>
    </message>
    <message>
        <source>Template of the press figures</source>
        <translation>Templat Angka Rilis</translation>
    </message>
    <message>
        <source>Text for the press</source>
        <translation>Teks untuk pers</translation>
    </message>
    <message>
        <source>The text is copied. Paste it with Ctrl+V.</source>
        <translation>Teks disalin. Tempel dengan Ctrl+V.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>dan {count} lagi</translation>
    </message>
    <message>
        <source>bags</source>
        <translation>kantong</translation>
    </message>
    <message>
        <source>final</source>
        <translation>final</translation>
    </message>
    <message>
        <source>people</source>
        <translation>orang</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>sementara</translation>
    </message>
    <message>
        <source>{figure}: {old} → {new} {unit}</source>
        <translation>{figure}: {old} → {new} {unit}</translation>
    </message>
</context>
<context>
    <name>Print</name>
    <message>
        <source>A PDF file</source>
        <translation>Berkas PDF</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Close   Enter</source>
        <translation>Tutup   Enter</translation>
    </message>
    <message>
        <source>In {folder}</source>
        <translation>Di {folder}</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Buka berkas</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Kertas</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Print the blank slips {first} to {last}</source>
        <translation>Cetak slip kosong {first} sampai {last}</translation>
    </message>
    <message>
        <source>Print the list “{title}”</source>
        <translation>Cetak daftar “{title}”</translation>
    </message>
    <message>
        <source>Print the queue slip {number}</source>
        <translation>Cetak slip antrean {number}</translation>
    </message>
    <message>
        <source>Print the report in PMI&apos;s layout</source>
        <translation>Cetak laporan dalam susunan PMI</translation>
    </message>
    <message>
        <source>Print the thank-you card for {number}</source>
        <translation>Cetak kartu terima kasih {number}</translation>
    </message>
    <message>
        <source>Print to</source>
        <translation>Cetak ke</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Simpan PDF</translation>
    </message>
    <message>
        <source>Sent to the printer {printer}.</source>
        <translation>Dikirim ke pencetak {printer}.</translation>
    </message>
    <message>
        <source>Settings of the printer…</source>
        <translation>Pengaturan pencetak…</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nomor</translation>
    </message>
    <message>
        <source>slips</source>
        <translation>slip</translation>
    </message>
    <message>
        <source>thank you</source>
        <translation>terima kasih</translation>
    </message>
    <message>
        <source>{verb}   Enter</source>
        <translation>{verb}   Enter</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>A lost laptop or a workbook sent to the wrong person is told to those concerned and to the authority within 3 x 24 hours. The report lists what was held and what the audit tells.</source>
        <translation>Laptop hilang atau buku kerja salah kirim wajib diberitahukan kepada yang bersangkutan dan lembaga dalam 3 x 24 jam. Laporan memuat data yang disimpan dan catatan jejak.</translation>
    </message>
    <message>
        <source>Being erased…</source>
        <translation>Sedang dihapus…</translation>
    </message>
    <message>
        <source>Decide how long it has to be known who came; after that only the counts are kept.</source>
        <translation>Tentukan berapa lama identitas perlu disimpan; setelah itu hanya hitungan yang disimpan.</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Hapus selamanya</translation>
    </message>
    <message>
        <source>Erase old identities</source>
        <translation>Hapus identitas lama</translation>
    </message>
    <message>
        <source>Erase old identities…</source>
        <translation>Hapus identitas lama…</translation>
    </message>
    <message>
        <source>Identities are kept for</source>
        <translation>Identitas disimpan selama</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Tersimpan.</translation>
    </message>
    <message>
        <source>Make the report</source>
        <translation>Buat laporan</translation>
    </message>
    <message>
        <source>Name, NIK, phone, address and birth date are emptied; every count stays. This cannot be undone. Backups still hold them, also the one that is made now; the last one of each day is kept until somebody deletes its file. Signatures, photos, officers&apos; reasons and names of those who collected for others stay.</source>
        <translation>Nama, NIK, telepon, alamat, dan tanggal lahir dikosongkan; semua hitungan tetap. Ini tidak dapat diurungkan. Cadangan masih memuatnya, juga yang dibuat sekarang; yang terakhir dari setiap hari disimpan sampai berkasnya dihapus. Tanda tangan, foto, alasan petugas, dan nama yang mengambilkan untuk orang lain tetap ada.</translation>
    </message>
    <message>
        <source>Nobody is kept longer than that.</source>
        <translation>Tidak ada yang disimpan lebih lama dari itu.</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Data pribadi</translation>
    </message>
    <message>
        <source>Record of processing</source>
        <translation>Catatan pemrosesan</translation>
    </message>
    <message>
        <source>Report an incident</source>
        <translation>Laporkan insiden</translation>
    </message>
    <message>
        <source>Report an incident…</source>
        <translation>Laporkan insiden…</translation>
    </message>
    <message>
        <source>The data are being backed up first…</source>
        <translation>Data sedang dicadangkan dulu…</translation>
    </message>
    <message>
        <source>The identities of {count} people have been erased.</source>
        <translation>Identitas {count} orang telah dihapus.</translation>
    </message>
    <message>
        <source>Trail of the officers</source>
        <translation>Jejak petugas</translation>
    </message>
    <message>
        <source>{people} people of {events} are kept longer than that.</source>
        <translation>{people} orang dari {events} disimpan lebih lama dari itu.</translation>
    </message>
    <message>
        <source>{problem} Nothing was erased.</source>
        <translation>{problem} Tidak ada yang dihapus.</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>A NIP has 18 digits and nothing else.</source>
        <translation>NIP harus 18 angka, tanpa tanda lain.</translation>
    </message>
    <message>
        <source>A NIP has 18 digits. Here are {count}.</source>
        <translation>NIP harus 18 angka. Di sini {count}.</translation>
    </message>
    <message>
        <source>A PIN has six digits. Now {count}.</source>
        <translation>PIN harus enam angka. Baru {count}.</translation>
    </message>
    <message>
        <source>A character of the recovery key is mistyped. Please look again.</source>
        <translation>Ada karakter kunci pemulihan yang salah ketik. Silakan periksa lagi.</translation>
    </message>
    <message>
        <source>A guard of the data was taken away from outside.</source>
        <translation>Satu pengaman data dihilangkan dari luar.</translation>
    </message>
    <message>
        <source>A message has one sender.</source>
        <translation>Satu pesan punya satu pengirim.</translation>
    </message>
    <message>
        <source>A phone number has 10 to 13 digits, for example 0812 3456 7890.</source>
        <translation>Nomor telepon terdiri dari 10 sampai 13 angka, misalnya 0812 3456 7890.</translation>
    </message>
    <message>
        <source>A record was changed from outside: what it holds is not what the audit says of it.</source>
        <translation>Sebuah catatan diubah dari luar: isinya tidak sesuai dengan jejak audit.</translation>
    </message>
    <message>
        <source>Already on the roll of this event.</source>
        <translation>Sudah ada di daftar kegiatan ini.</translation>
    </message>
    <message>
        <source>At least {least} line(s).</source>
        <translation>Isi sedikitnya {least} baris.</translation>
    </message>
    <message>
        <source>At least {least}.</source>
        <translation>Paling sedikit {least}.</translation>
    </message>
    <message>
        <source>At most {most} characters. Now {count}.</source>
        <translation>Paling banyak {most} karakter. Sekarang {count}.</translation>
    </message>
    <message>
        <source>At most {most}.</source>
        <translation>Paling banyak {most}.</translation>
    </message>
    <message>
        <source>Bags used: {left}, but donated and failed add up to {right}.</source>
        <translation>Kantong terpakai: {left}, tetapi berhasil dan gagal berjumlah {right}.</translation>
    </message>
    <message>
        <source>Candidates: {left}, but the work units add up to {right}.</source>
        <translation>Calon pendonor: {left}, tetapi jumlah satuan kerja {right}.</translation>
    </message>
    <message>
        <source>Candidates: {left}, but their states add up to {right}.</source>
        <translation>Calon pendonor: {left}, tetapi jumlah menurut status {right}.</translation>
    </message>
    <message>
        <source>Deferred: {left}, but the reasons add up to {right}.</source>
        <translation>Ditolak: {left}, tetapi jumlah menurut alasan {right}.</translation>
    </message>
    <message>
        <source>Donated: {left}, but the blood groups add up to {right}.</source>
        <translation>Berhasil: {left}, tetapi jumlah menurut golongan darah {right}.</translation>
    </message>
    <message>
        <source>Known in braces are: {known}.</source>
        <translation>Yang dikenal di dalam kurung kurawal: {known}.</translation>
    </message>
    <message>
        <source>Line {number}: {problem}</source>
        <translation>Baris {number}: {problem}</translation>
    </message>
    <message>
        <source>No printer is connected. Please copy it by hand.</source>
        <translation>Tidak ada pencetak yang tersambung. Silakan salin dengan tangan.</translation>
    </message>
    <message>
        <source>Nobody of these can be entered: they were served before.</source>
        <translation>Tidak ada yang dapat dicatat: semuanya sudah menerima.</translation>
    </message>
    <message>
        <source>Number {number} is not on the roll, which ends at {last}.</source>
        <translation>Nomor {number} tidak ada di daftar; nomor terakhir {last}.</translation>
    </message>
    <message>
        <source>Please choose a file.</source>
        <translation>Pilih berkasnya dahulu.</translation>
    </message>
    <message>
        <source>Please choose a folder.</source>
        <translation>Pilih sebuah folder.</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>Wajib diisi.</translation>
    </message>
    <message>
        <source>Please give the whole path of the file.</source>
        <translation>Tulis alamat berkas selengkapnya.</translation>
    </message>
    <message>
        <source>Please give the whole path of the folder.</source>
        <translation>Tulis alamat folder selengkapnya.</translation>
    </message>
    <message>
        <source>Please give today or a later day; earlier days keep their rules.</source>
        <translation>Isi hari ini atau sesudahnya; hari yang lewat tetap memakai aturannya.</translation>
    </message>
    <message>
        <source>Please say for what the whole identity numbers are needed.</source>
        <translation>Sebutkan untuk apa nomor identitas lengkap diperlukan.</translation>
    </message>
    <message>
        <source>Please type a day, for example 20/1/2026.</source>
        <translation>Ketik tanggal, misalnya 20/1/2026.</translation>
    </message>
    <message>
        <source>Please type a number.</source>
        <translation>Ketik angka.</translation>
    </message>
    <message>
        <source>Please type a password, or let one be made.</source>
        <translation>Ketik kata sandi, atau minta dibuatkan.</translation>
    </message>
    <message>
        <source>Please type hour and minute, for example 08.15.</source>
        <translation>Tulis jam dan menit, misalnya 08.15.</translation>
    </message>
    <message>
        <source>Please type the year with 4 digits, for example 1985.</source>
        <translation>Tulis tahun dengan 4 angka, misalnya 1985.</translation>
    </message>
    <message>
        <source>Please write numbers and runs, for example 12, 15–18.</source>
        <translation>Tulis nomor dan rentang, misalnya 12, 15–18.</translation>
    </message>
    <message>
        <source>The NIK belongs to somebody else who is known already.</source>
        <translation>NIK ini milik orang lain yang sudah tercatat.</translation>
    </message>
    <message>
        <source>The NIK is the same as in row {first}, but the name is another.</source>
        <translation>NIK sama dengan baris {first}, tetapi namanya lain.</translation>
    </message>
    <message>
        <source>The NIP belongs to somebody else who is known already.</source>
        <translation>NIP ini milik orang lain yang sudah tercatat.</translation>
    </message>
    <message>
        <source>The NIP is the same as in row {first}, but the name is another.</source>
        <translation>NIP sama dengan baris {first}, tetapi namanya lain.</translation>
    </message>
    <message>
        <source>The audit was changed from outside, from its row {n} on.</source>
        <translation>Jejak audit diubah dari luar, mulai baris {n}.</translation>
    </message>
    <message>
        <source>The check character of this number is wrong. Please compare it with the bag.</source>
        <translation>Huruf cek nomor ini tidak cocok. Bandingkan dengan nomor di kantong.</translation>
    </message>
    <message>
        <source>The clock of this laptop is {minutes} minutes behind the last record. Please set date and hour; numbers and order stay right all the same.</source>
        <translation>Jam laptop ini tertinggal {minutes} menit dari catatan terakhir. Atur tanggal dan jamnya; nomor dan urutan tetap benar.</translation>
    </message>
    <message>
        <source>The counter “{name}” does not agree with the records.</source>
        <translation>Penghitung “{name}” tidak cocok dengan catatan.</translation>
    </message>
    <message>
        <source>The data file is damaged. Please restore a backup.</source>
        <translation>Berkas data rusak. Pulihkan dari cadangan.</translation>
    </message>
    <message>
        <source>The data lie in a folder that is copied to the internet: {folder}. That can spoil them and give them away. Please move them.</source>
        <translation>Data berada di folder yang disalin ke internet: {folder}. Data bisa rusak dan bocor. Pindahkan data itu.</translation>
    </message>
    <message>
        <source>The data lie on a network drive: {folder}. Records can be lost there. Please move them.</source>
        <translation>Data berada di drive jaringan: {folder}. Catatan bisa hilang di sana. Pindahkan data itu.</translation>
    </message>
    <message>
        <source>The data lie on a stick or card: {folder}. Pulled out, they are gone. Please move them.</source>
        <translation>Data berada di stik atau kartu: {folder}. Bila dicabut, data ikut hilang. Pindahkan data itu.</translation>
    </message>
    <message>
        <source>The desk is one letter from A to Z.</source>
        <translation>Meja berupa satu huruf, A sampai Z.</translation>
    </message>
    <message>
        <source>The donor has not agreed yet.</source>
        <translation>Pendonor belum menyetujui.</translation>
    </message>
    <message>
        <source>The form is filled from {name}. If this is somebody else, press Esc.</source>
        <translation>Formulir ini terisi dari {name}. Bila ini orang lain, tekan Esc.</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>Nama belum diisi.</translation>
    </message>
    <message>
        <source>The passphrase may have at most {most} characters.</source>
        <translation>Frasa sandi paling banyak {most} karakter.</translation>
    </message>
    <message>
        <source>The passphrase must have at least {least} characters; four words are good. Now {length}.</source>
        <translation>Frasa sandi minimal {least} karakter; empat kata sudah baik. Baru {length}.</translation>
    </message>
    <message>
        <source>The recovery key has {wanted} characters. Now {length}.</source>
        <translation>Kunci pemulihan terdiri atas {wanted} karakter. Baru {length}.</translation>
    </message>
    <message>
        <source>The same person as in row {first}.</source>
        <translation>Orang yang sama dengan baris {first}.</translation>
    </message>
    <message>
        <source>The tables of the report do not come to the figures of the summary.</source>
        <translation>Tabel laporan tidak cocok dengan angka ringkasan.</translation>
    </message>
    <message>
        <source>The two passwords differ. Please type both again.</source>
        <translation>Kedua kata sandi berbeda. Ketik keduanya lagi.</translation>
    </message>
    <message>
        <source>The year must lie between 1900 and 2100.</source>
        <translation>Tahun harus antara 1900 dan 2100.</translation>
    </message>
    <message>
        <source>There is a digit in the name.</source>
        <translation>Ada angka di dalam nama.</translation>
    </message>
    <message>
        <source>This PIN is too easy to guess. Please choose another.</source>
        <translation>PIN ini mudah ditebak. Pilih yang lain.</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>Hari ini belum tiba.</translation>
    </message>
    <message>
        <source>This is not the data file that was used here last. If nobody put it there on purpose, please restore a backup.</source>
        <translation>Ini bukan berkas data yang terakhir dipakai di sini. Bila tidak ada yang sengaja menaruhnya, pulihkan cadangan.</translation>
    </message>
    <message>
        <source>This printer does not answer. Please choose another, or a PDF file.</source>
        <translation>Pencetak ini tidak menjawab. Pilih pencetak lain atau berkas PDF.</translation>
    </message>
    <message>
        <source>This printer does not answer. Please choose another, or copy it by hand.</source>
        <translation>Pencetak ini tidak menjawab. Silakan pilih pencetak lain, atau salin dengan tangan.</translation>
    </message>
    <message>
        <source>This row is hidden in Excel. Show it there if it belongs to the roll.</source>
        <translation>Baris ini disembunyikan di Excel. Tampilkan di sana bila termasuk daftar.</translation>
    </message>
    <message>
        <source>This row is the sum of the list; it names nobody.</source>
        <translation>Baris ini jumlah seluruh daftar, bukan nama orang.</translation>
    </message>
    <message>
        <source>Whole identity numbers go only into a file with a password.</source>
        <translation>NIK lengkap hanya untuk berkas yang dikunci kata sandi.</translation>
    </message>
    <message>
        <source>{event}, {item} at {place}: the stock book stands at {n}, and nobody allowed that.</source>
        <translation>{event}, {item} di {place}: buku stok menunjukkan {n}, padahal tidak ada yang mengizinkan.</translation>
    </message>
    <message>
        <source>{event}, {item}: the stock book stands at {n}, and nobody allowed that.</source>
        <translation>{event}, {item}: buku stok menunjukkan {n}, dan tidak ada yang mengizinkannya.</translation>
    </message>
    <message>
        <source>{event}, {item}: {n} distributions and the stock book do not agree.</source>
        <translation>{event}, {item}: {n} penyaluran tidak cocok dengan buku stok.</translation>
    </message>
    <message>
        <source>{event}, {item}: {n} lines handed over and the stock book do not agree.</source>
        <translation>{event}, {item}: {n} baris serah terima tidak cocok dengan buku stok.</translation>
    </message>
    <message>
        <source>{event}: blank slip {n} was numbered twice, or numbers before it are missing.</source>
        <translation>{event}: slip kosong {n} dinomori dua kali, atau ada nomor sebelumnya yang hilang.</translation>
    </message>
    <message>
        <source>{item} handed over: {left}, but the kinds of recipient add up to {right}.</source>
        <translation>{item} diserahkan: {left}, tetapi jumlah menurut jenis penerima {right}.</translation>
    </message>
    <message>
        <source>{item} handed over: {left}, but the office areas add up to {right}.</source>
        <translation>{item} diserahkan: {left}, tetapi jumlah menurut wilayah kantor {right}.</translation>
    </message>
    <message>
        <source>{name} is missing: without it all numbers would be equal.</source>
        <translation>{name} belum ada: tanpa itu semua nomor akan sama.</translation>
    </message>
    <message>
        <source>{n} attached files are missing in the folder {folder}.</source>
        <translation>{n} berkas lampiran tidak ada di folder {folder}.</translation>
    </message>
    <message>
        <source>{n} attached files in the folder {folder} are encrypted under a key of before.</source>
        <translation>{n} berkas lampiran di folder {folder} terenkripsi dengan kunci yang lama.</translation>
    </message>
    <message>
        <source>{n} attached files were changed in the folder {folder}.</source>
        <translation>{n} berkas lampiran di folder {folder} sudah berubah.</translation>
    </message>
    <message>
        <source>{{{name}}} is not known. Known are: {known}.</source>
        <translation>{{{name}}} tidak dikenal. Yang dikenal: {known}.</translation>
    </message>
    <message>
        <source>“{character}” is no character of a recovery key.</source>
        <translation>“{character}” bukan karakter kunci pemulihan.</translation>
    </message>
    <message>
        <source>“{heading}” holds a formula or an error. Please copy it in Excel and paste it as values.</source>
        <translation>“{heading}” berisi rumus atau galat. Salin di Excel, lalu tempel sebagai nilai.</translation>
    </message>
    <message>
        <source>“{heading}” is L (man) or P (woman). Here: {value}.</source>
        <translation>“{heading}” diisi L (laki-laki) atau P (perempuan). Di sini: {value}.</translation>
    </message>
    <message>
        <source>“{heading}” is not a date, such as 17-08-1985. Here: {value}.</source>
        <translation>“{heading}” bukan tanggal, misalnya 17-08-1985. Di sini: {value}.</translation>
    </message>
    <message>
        <source>“{heading}” is not a year, such as 1985. Here: {value}.</source>
        <translation>“{heading}” bukan tahun, misalnya 1985. Di sini: {value}.</translation>
    </message>
    <message>
        <source>“{heading}” is stored as a number, which loses digits. Please set the column to text and type it again.</source>
        <translation>“{heading}” tersimpan sebagai bilangan, sehingga angkanya hilang. Ubah kolom menjadi teks, lalu ketik ulang.</translation>
    </message>
    <message>
        <source>“{heading}” must be a name.</source>
        <translation>“{heading}” harus berupa nama.</translation>
    </message>
    <message>
        <source>“{heading}” must be a text.</source>
        <translation>“{heading}” harus berupa teks.</translation>
    </message>
    <message>
        <source>“{heading}” must be a whole number from 1 on, without a unit. Here: {value}.</source>
        <translation>“{heading}” harus bilangan bulat mulai dari 1, tanpa satuan. Di sini: {value}.</translation>
    </message>
    <message>
        <source>“{heading}”: {problem}</source>
        <translation>“{heading}”: {problem}</translation>
    </message>
    <message>
        <source>“{part}” is not an e-mail address, such as kanwil@contoh.go.id.</source>
        <translation>“{part}” bukan alamat surel, misalnya kanwil@contoh.go.id.</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>%1 File</source>
        <translation>Berkas %1</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Diska</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Pilih</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Hapus</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Cari di:</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Folder &amp;baru</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Buka</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Ganti nama</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Semua berkas (*)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Buat folder baru</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Tampilan rincian</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Nama berkas:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Jenis berkas:</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Maju</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Tampilan daftar</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Folder induk</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>&amp;Tampilkan berkas tersembunyi</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Computer</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Tanggal diubah</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Jenis</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Salin</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Tempel</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Ulan&amp;gi</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Potong</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Pilih semua</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Tidak</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ya</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Salin</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Tempel</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Ulan&amp;gi</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Potong</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Pilih semua</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Distribution</source>
        <translation>Penyaluran</translation>
    </message>
    <message>
        <source>Donors</source>
        <translation>Donor</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Kirim</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stok</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Ringkasan</translation>
    </message>
</context>
<context>
    <name>Recipients</name>
    <message>
        <source>And {count} more.</source>
        <translation>Dan {count} lagi.</translation>
    </message>
    <message>
        <source>Coupons redeemed with it: {numbers}.</source>
        <translation>Kupon yang ikut ditukar: {numbers}.</translation>
    </message>
    <message>
        <source>Coupons…</source>
        <translation>Kupon…</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>Enter a returned sheet</source>
        <translation>Catat lembar yang kembali</translation>
    </message>
    <message>
        <source>Enter a returned sheet…</source>
        <translation>Catat lembar yang kembali…</translation>
    </message>
    <message>
        <source>Enter {count}</source>
        <translation>Catat {count}</translation>
    </message>
    <message>
        <source>Entered from the sheet: {given}. Left out: {left_out}.</source>
        <translation>Dicatat dari lembar: {given}. Dilewati: {left_out}.</translation>
    </message>
    <message>
        <source>Everybody on the roll has collected.</source>
        <translation>Semua orang di daftar sudah mengambil.</translation>
    </message>
    <message>
        <source>Give out</source>
        <translation>Salurkan</translation>
    </message>
    <message>
        <source>How far the entry is</source>
        <translation>Kemajuan pencatatan</translation>
    </message>
    <message>
        <source>Import the recipients&apos; roll…</source>
        <translation>Impor daftar penerima…</translation>
    </message>
    <message>
        <source>Left out, because they were served before: {numbers}.</source>
        <translation>Dilewati karena sudah menerima: {numbers}.</translation>
    </message>
    <message>
        <source>NIK and No. KK are printed masked; a supervisor can print them in full.</source>
        <translation>NIK dan No. KK dicetak tersamar; penyelia dapat mencetaknya lengkap.</translation>
    </message>
    <message>
        <source>Nobody like this is missing.</source>
        <translation>Tidak ada yang cocok di antara yang belum mengambil.</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>Belum</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Print the receipt sheet</source>
        <translation>Cetak daftar tanda terima</translation>
    </message>
    <message>
        <source>Print the receipt sheet of {item}</source>
        <translation>Cetak daftar tanda terima {item}</translation>
    </message>
    <message>
        <source>Print the receipt sheet…</source>
        <translation>Cetak daftar tanda terima…</translation>
    </message>
    <message>
        <source>Rows of the sheet</source>
        <translation>Baris lembar</translation>
    </message>
    <message>
        <source>Search by name, number or address</source>
        <translation>Cari nama, nomor, atau alamat</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Tanda tangan</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Bertanda tangan</translation>
    </message>
    <message>
        <source>This event has no recipients&apos; roll yet. Import one from the menu “More”.</source>
        <translation>Kegiatan ini belum punya daftar penerima. Impor lewat menu “Lainnya”.</translation>
    </message>
    <message>
        <source>Whatever the goods</source>
        <translation>Barang apa pun</translation>
    </message>
    <message>
        <source>Who has not collected yet</source>
        <translation>Belum mengambil</translation>
    </message>
    <message>
        <source>Who has not collected yet…</source>
        <translation>Belum mengambil…</translation>
    </message>
    <message>
        <source>receipt sheet</source>
        <translation>tanda terima</translation>
    </message>
    <message>
        <source>{count} on the roll; {signed} signed, {served} served before.</source>
        <translation>{count} di daftar; {signed} bertanda tangan, {served} sudah menerima.</translation>
    </message>
    <message>
        <source>{done} of {expected} on the roll have collected; {missing} are still missing.</source>
        <translation>{done} dari {expected} di daftar sudah mengambil; {missing} belum.</translation>
    </message>
    <message>
        <source>{when}, desk {desk}</source>
        <translation>{when}, meja {desk}</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>All kinds</source>
        <translation>Semua jenis</translation>
    </message>
    <message>
        <source>Behind the summary: {figure}, {day}</source>
        <translation>Di balik ringkasan: {figure}, {day}</translation>
    </message>
    <message>
        <source>Choose a line in the list to see what it holds and what happened to it.</source>
        <translation>Pilih satu baris untuk melihat isi dan riwayatnya.</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Meja</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>Jenis data</translation>
    </message>
    <message>
        <source>Nothing fits. Try fewer letters, another kind, or clear the search.</source>
        <translation>Tidak ada yang cocok. Kurangi huruf, pilih jenis lain, atau kosongkan pencarian.</translation>
    </message>
    <message>
        <source>Nothing has been recorded yet. Whatever is saved at a desk appears here.</source>
        <translation>Belum ada catatan. Semua yang disimpan di meja muncul di sini.</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Queue number, name, institution, bag   Ctrl+F</source>
        <translation>Nomor antrean, nama, lembaga, kantong   Ctrl+F</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Records of the event</source>
        <translation>Data kegiatan</translation>
    </message>
    <message>
        <source>Search the records</source>
        <translation>Cari data</translation>
    </message>
    <message>
        <source>Show all records</source>
        <translation>Tampilkan semua catatan</translation>
    </message>
    <message>
        <source>Shown: the newest {shown} of {total}. Please narrow the search.</source>
        <translation>Tampil {shown} terbaru dari {total}. Persempit pencarian.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Symbolic</source>
        <translation>Simbolis</translation>
    </message>
    <message>
        <source>This person…</source>
        <translation>Orang ini…</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Valid and voided</source>
        <translation>Berlaku dan batal</translation>
    </message>
    <message>
        <source>Valid only</source>
        <translation>Hanya yang berlaku</translation>
    </message>
    <message>
        <source>Valid or voided</source>
        <translation>Berlaku atau batal</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Void   Del</source>
        <translation>Batalkan   Del</translation>
    </message>
    <message>
        <source>Void {record}?</source>
        <translation>Batalkan {record}?</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Voided only</source>
        <translation>Hanya yang batal</translation>
    </message>
    <message>
        <source>Who or what</source>
        <translation>Siapa atau apa</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>up to {day}</source>
        <translation>sampai {day}</translation>
    </message>
    <message>
        <source>{amount} {unit} together</source>
        <translation>Jumlah {amount} {unit}</translation>
    </message>
    <message>
        <source>{record} has been voided.</source>
        <translation>{record} dibatalkan.</translation>
    </message>
    <message>
        <source>{total} in the list</source>
        <translation>{total} dalam daftar</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>Berkas data</translation>
    </message>
    <message>
        <source>Go on   Enter</source>
        <translation>Lanjut   Enter</translation>
    </message>
    <message>
        <source>I have it on paper</source>
        <translation>Sudah ada di kertas</translation>
    </message>
    <message>
        <source>It opens the data when the passphrase has been forgotten, and nothing else does. It is shown only now: print it or copy it by hand, and keep the paper in the safe of the office.</source>
        <translation>Hanya ini yang membuka data bila frasa sandi terlupa. Kunci ini tampil sekarang saja: cetak atau salin dengan tangan, lalu simpan kertasnya di brankas kantor.</translation>
    </message>
    <message>
        <source>Keep it in a closed envelope in the safe of the office, never with the laptop.</source>
        <translation>Simpan dalam amplop tertutup di brankas kantor, jangan bersama laptop.</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Dibuat pada</translation>
    </message>
    <message>
        <source>Print the recovery key</source>
        <translation>Cetak kunci pemulihan</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Cetak…</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Kunci pemulihan</translation>
    </message>
    <message>
        <source>Show it again</source>
        <translation>Tampilkan lagi</translation>
    </message>
    <message>
        <source>The last two groups, from the paper</source>
        <translation>Dua kelompok terakhir, dari kertas</translation>
    </message>
    <message>
        <source>When the passphrase has been forgotten: choose “Use the recovery key” at the start and type the eight groups. Capitals and spaces do not matter.</source>
        <translation>Bila frasa sandi terlupa: pilih “Pakai kunci pemulihan” saat program mulai, lalu ketik kedelapan kelompok. Huruf besar dan spasi tidak berpengaruh.</translation>
    </message>
    <message>
        <source>Whoever has this paper and the laptop, or a backup, can read all the data.</source>
        <translation>Siapa pun yang memegang kertas ini dan laptopnya, atau cadangannya, dapat membaca semua data.</translation>
    </message>
    <message>
        <source>of the encrypted baktidesk data of this office</source>
        <translation>untuk data baktidesk terenkripsi milik kantor ini</translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message>
        <source>A guard of the data was taken away outside the program. Nothing was written.</source>
        <translation>Pengaman data dilepas dari luar program. Tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>A new passphrase is typed on a terminal. Please start the command there.</source>
        <translation>Frasa sandi baru diketik di terminal. Silakan jalankan perintah ini di sana.</translation>
    </message>
    <message>
        <source>A password has at least {least} characters. Now {count}.</source>
        <translation>Kata sandi paling sedikit {least} karakter. Baru {count}.</translation>
    </message>
    <message>
        <source>A password has at most {most} characters, all of them visible.</source>
        <translation>Kata sandi paling banyak {most} karakter, semuanya terlihat.</translation>
    </message>
    <message>
        <source>A record was changed or damaged outside the program. Nothing was written.</source>
        <translation>Sebuah catatan diubah atau rusak di luar program. Tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>A text of {count} characters does not fit into a cell: “{start}…”</source>
        <translation>Teks sepanjang {count} karakter tidak muat dalam satu sel: “{start}…”</translation>
    </message>
    <message>
        <source>All of it has been reported.</source>
        <translation>Semuanya sudah dilaporkan.</translation>
    </message>
    <message>
        <source>Already received {quantity} {unit} on {when}, desk {desk}, by {officer}, in the name of {name}.</source>
        <translation>Sudah menerima {quantity} {unit} pada {when}, meja {desk}, oleh {officer}, atas nama {name}.</translation>
    </message>
    <message>
        <source>Already registered at {time} as {number}, desk {desk}, by {officer}.</source>
        <translation>Sudah terdaftar pukul {time} sebagai {number}, meja {desk}, oleh {officer}.</translation>
    </message>
    <message>
        <source>Another event has the code {code}.</source>
        <translation>Kode {code} sudah dipakai kegiatan lain.</translation>
    </message>
    <message>
        <source>Another laptop is desk {desk} already. Please choose another letter.</source>
        <translation>Laptop lain sudah memakai meja {desk}. Pilih huruf lain.</translation>
    </message>
    <message>
        <source>Another program has removed the newest part of the data file {file} while it was open. Nothing is saved any more: please keep what you have typed on paper, close baktidesk and start it again.</source>
        <translation>Program lain menghapus bagian terbaru berkas data {file} saat berkas itu terbuka. Sejak itu tidak ada yang tersimpan: catat isian Anda di kertas, tutup baktidesk, lalu buka lagi.</translation>
    </message>
    <message>
        <source>At most {most} rows are read. Here something stands in row {row}.</source>
        <translation>Paling banyak {most} baris yang dibaca. Di sini ada isian di baris {row}.</translation>
    </message>
    <message>
        <source>Between 1 and {left} can be reported.</source>
        <translation>Yang dapat dilaporkan antara 1 dan {left}.</translation>
    </message>
    <message>
        <source>Between 1 and {most} coupons at a time.</source>
        <translation>Antara 1 dan {most} kupon sekaligus.</translation>
    </message>
    <message>
        <source>Coupon {number} belongs to another event ({event}).</source>
        <translation>Kupon {number} milik kegiatan lain ({event}).</translation>
    </message>
    <message>
        <source>Coupon {number} has been voided: {why}.</source>
        <translation>Kupon {number} sudah dibatalkan: {why}.</translation>
    </message>
    <message>
        <source>Coupon {number} was redeemed at {time}, desk {desk}, by {officer}.</source>
        <translation>Kupon {number} sudah ditukar pukul {time}, meja {desk}, oleh {officer}.</translation>
    </message>
    <message>
        <source>Each may receive {most}, not {quantity}.</source>
        <translation>Jatah masing-masing {most}, bukan {quantity}.</translation>
    </message>
    <message>
        <source>Each may receive {most}. Please give the reason for {quantity}.</source>
        <translation>Jatah tiap penerima {most}. Beri alasan untuk {quantity}.</translation>
    </message>
    <message>
        <source>Everybody on the recipients&apos; roll has a coupon or has been served.</source>
        <translation>Semua orang di daftar penerima sudah punya kupon atau sudah menerima.</translation>
    </message>
    <message>
        <source>From 1 to {most} slips can be printed at once.</source>
        <translation>Sekali cetak dari 1 sampai {most} slip.</translation>
    </message>
    <message>
        <source>Goods have come back from this. On the Stock page, please void the return first.</source>
        <translation>Ada barang yang sudah kembali dari sini. Batalkan dulu pengembaliannya di halaman Stok.</translation>
    </message>
    <message>
        <source>Health columns and whole identity numbers stand only in RINCIAN, never in RINGKASAN.</source>
        <translation>Kolom kesehatan dan nomor identitas lengkap hanya ada di RINCIAN, tidak pernah di RINGKASAN.</translation>
    </message>
    <message>
        <source>Mail servers take only plain letters, digits and signs in a password.</source>
        <translation>Server surel hanya menerima huruf, angka, dan tanda biasa dalam kata sandi.</translation>
    </message>
    <message>
        <source>No backup was made: nothing can be written to {folder} ({why}).</source>
        <translation>Cadangan tidak dibuat: folder {folder} tidak dapat ditulisi ({why}).</translation>
    </message>
    <message>
        <source>No backup was made: the data file is damaged. Please restore a backup.</source>
        <translation>Cadangan tidak dibuat: berkas data rusak. Silakan pulihkan cadangan.</translation>
    </message>
    <message>
        <source>No backup was made: the disk is full. Please free some space.</source>
        <translation>Cadangan tidak dibuat: disk penuh. Silakan kosongkan sebagian ruang.</translation>
    </message>
    <message>
        <source>No column of names was found. Please give it one of these headings: Nama, Nama Lengkap, Name.</source>
        <translation>Kolom nama tidak ditemukan. Beri salah satu judul ini: Nama, Nama Lengkap, Name.</translation>
    </message>
    <message>
        <source>No onward distribution was agreed for this handover.</source>
        <translation>Penyerahan ini tidak disertai penyaluran lanjutan.</translation>
    </message>
    <message>
        <source>Nobody ends the own duty. Another administrator can do it.</source>
        <translation>Tidak ada yang dapat mengakhiri tugasnya sendiri. Admin lain dapat melakukannya.</translation>
    </message>
    <message>
        <source>Nobody is kept longer than was decided.</source>
        <translation>Tidak ada identitas yang melewati masa simpan.</translation>
    </message>
    <message>
        <source>Nobody on the recipients&apos; roll belongs on this sheet.</source>
        <translation>Tidak ada orang di daftar penerima yang perlu dicetak.</translation>
    </message>
    <message>
        <source>Nobody on the recipients&apos; roll is without a coupon for this item.</source>
        <translation>Semua orang di daftar penerima sudah punya kupon untuk barang ini.</translation>
    </message>
    <message>
        <source>Nobody was entered: all of them were served before.</source>
        <translation>Tidak ada yang dicatat: semuanya sudah menerima.</translation>
    </message>
    <message>
        <source>None of these slips is missing.</source>
        <translation>Tidak ada dari slip ini yang belum kembali.</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder of the data ({folder}). Please allow it, and start again.</source>
        <translation>Folder data ({folder}) tidak dapat ditulisi. Izinkan penulisan, lalu jalankan lagi.</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder {folder}. Please choose another.</source>
        <translation>Folder {folder} tidak dapat ditulisi. Pilih folder lain.</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder} ({why}).</source>
        <translation>Tidak dapat menulis ke {folder} ({why}).</translation>
    </message>
    <message>
        <source>Nothing has changed since release {number}. Please copy that one.</source>
        <translation>Tidak ada yang berubah sejak Rilis {number}. Silakan salin rilis itu.</translation>
    </message>
    <message>
        <source>Nothing in the data file can be read any more.</source>
        <translation>Tidak ada lagi yang dapat dibaca dari berkas data.</translation>
    </message>
    <message>
        <source>Nothing is left to take back at this desk.</source>
        <translation>Tidak ada lagi yang dapat ditarik kembali di meja ini.</translation>
    </message>
    <message>
        <source>Only PDF, JPG and PNG files can be attached.</source>
        <translation>Yang dapat dilampirkan hanya berkas PDF, JPG, atau PNG.</translation>
    </message>
    <message>
        <source>Only a symbolic handover points to a delivery of real goods.</source>
        <translation>Hanya penyerahan simbolis yang menunjuk ke penyerahan fisik.</translation>
    </message>
    <message>
        <source>Only {left} are still out of this delivery.</source>
        <translation>Dari penyerahan ini tinggal {left} yang masih di luar.</translation>
    </message>
    <message>
        <source>Only {left} {unit} of {item} left; {quantity} asked for.</source>
        <translation>Sisa {item} hanya {left} {unit}; diminta {quantity}.</translation>
    </message>
    <message>
        <source>Only {left} {unit} of {item} lie at {place}; {quantity} asked for.</source>
        <translation>Di {place} hanya ada {left} {unit} {item}; diminta {quantity}.</translation>
    </message>
    <message>
        <source>Only {left} {unit} of {item} lie in the main store; {quantity} asked for.</source>
        <translation>Di gudang utama hanya ada {left} {unit} {item}; diminta {quantity}.</translation>
    </message>
    <message>
        <source>Only {officer}, who did this, can undo it.</source>
        <translation>Hanya {officer}, yang melakukannya, dapat mengurungkannya.</translation>
    </message>
    <message>
        <source>Photos or files have changed since the workbook was made. Please make it again, then zip it.</source>
        <translation>Foto atau berkas berubah sejak buku kerja dibuat. Buat lagi, lalu zip.</translation>
    </message>
    <message>
        <source>Please fill in the office&apos;s mail server in the settings first.</source>
        <translation>Isi dulu server surel kantor di Pengaturan.</translation>
    </message>
    <message>
        <source>Please print the document before its signed copy is attached.</source>
        <translation>Cetak dulu berita acaranya, baru lampirkan hasil yang ditandatangani.</translation>
    </message>
    <message>
        <source>Please say for what the whole identity numbers are needed.</source>
        <translation>Sebutkan untuk apa nomor identitas lengkap diperlukan.</translation>
    </message>
    <message>
        <source>Please say why this is voided.</source>
        <translation>Tulis alasan pembatalan.</translation>
    </message>
    <message>
        <source>Please set up this desk&apos;s work unit first.</source>
        <translation>Isi dulu satuan kerja meja ini.</translation>
    </message>
    <message>
        <source>Points still open: {count}. With a reason a supervisor can close the day.</source>
        <translation>Belum selesai: {count} hal. Penyelia dapat menutup hari dengan alasan.</translation>
    </message>
    <message>
        <source>RINCIAN is sent only with a password on the workbook. Please make the file again with one.</source>
        <translation>RINCIAN hanya dikirim bila buku kerjanya berkata sandi. Buat lagi berkasnya dengan kata sandi.</translation>
    </message>
    <message>
        <source>Release {number} has become wrong. Please make an erratum.</source>
        <translation>Rilis {number} sudah tidak benar. Silakan buat ralat.</translation>
    </message>
    <message>
        <source>Restoring {file} was interrupted. Please restore the backup again.</source>
        <translation>Pemulihan {file} terputus. Silakan pulihkan cadangan sekali lagi.</translation>
    </message>
    <message>
        <source>Served already: {names}. Please take them off, or give a reason.</source>
        <translation>Sudah dilayani: {names}. Keluarkan dari daftar, atau beri alasan.</translation>
    </message>
    <message>
        <source>Slip {slip} has been entered already, as {number}.</source>
        <translation>Kertas nomor {slip} sudah dimasukkan sebagai {number}.</translation>
    </message>
    <message>
        <source>So many were not counted in the crowd. Please record it without that.</source>
        <translation>Hitungan kerumunan tidak sebanyak itu. Catat tanpa mengurangi kerumunan.</translation>
    </message>
    <message>
        <source>Something went wrong while saving. Please try again.</source>
        <translation>Ada masalah saat menyimpan. Silakan coba lagi.</translation>
    </message>
    <message>
        <source>Stopped. No file was made, and nothing was changed.</source>
        <translation>Dihentikan. Tidak ada berkas yang dibuat dan tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>Stopped. The message was not sent; it waits in the outbox.</source>
        <translation>Dihentikan. Pesan tidak terkirim; pesan menunggu di kotak keluar.</translation>
    </message>
    <message>
        <source>The PostgreSQL driver is not installed.</source>
        <translation>Penggerak PostgreSQL belum terpasang.</translation>
    </message>
    <message>
        <source>The allocation for {area} names goods that are not in the list: “{item}”.</source>
        <translation>Alokasi {area} menyebut barang yang tidak ada dalam daftar: “{item}”.</translation>
    </message>
    <message>
        <source>The attached file is encrypted under a key of before.</source>
        <translation>Berkas lampiran ini terenkripsi dengan kunci yang lama.</translation>
    </message>
    <message>
        <source>The attached file is missing here or was changed.</source>
        <translation>Berkas lampiran tidak ada di sini atau sudah berubah.</translation>
    </message>
    <message>
        <source>The attached files could not be decrypted: the disk is full, or does not take them. Nothing was changed.</source>
        <translation>Berkas lampiran tidak dapat didekripsi: disk penuh atau tidak dapat ditulisi. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>The audit of the data was changed or damaged outside the program. Nothing was written.</source>
        <translation>Jejak audit data diubah atau rusak di luar program. Tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>The backup could not be put in place: {why}.</source>
        <translation>Cadangan tidak dapat dipasang: {why}.</translation>
    </message>
    <message>
        <source>The backup {file} is damaged or cannot be read.</source>
        <translation>Cadangan {file} rusak atau tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>The book says {book} {unit}, counted are {counted}. Please say why.</source>
        <translation>Menurut buku {book} {unit}, terhitung {counted}. Tulis alasannya.</translation>
    </message>
    <message>
        <source>The certificate does not belong to {host}: neither password nor message was handed over. Please check the server&apos;s name in the settings.</source>
        <translation>Sertifikat itu bukan milik {host}: kata sandi dan pesan tidak diserahkan. Mohon periksa nama server di Pengaturan.</translation>
    </message>
    <message>
        <source>The certificate of {host} cannot be trusted: neither password nor message was handed over. Please ask the office.</source>
        <translation>Sertifikat {host} tidak dapat dipercaya: kata sandi dan pesan tidak diserahkan. Tanyakan kepada kantor.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid today: neither password nor message was handed over. Please check this laptop&apos;s date, then ask the office.</source>
        <translation>Sertifikat {host} tidak berlaku hari ini: kata sandi dan pesan tidak diserahkan. Mohon periksa tanggal laptop ini, lalu tanyakan ke kantor.</translation>
    </message>
    <message>
        <source>The connection broke off before {host} answered: the message has perhaps been sent already.</source>
        <translation>Sambungan terputus sebelum {host} menjawab: pesan mungkin sudah terkirim.</translation>
    </message>
    <message>
        <source>The connection to {host} broke off. The message was not handed over.</source>
        <translation>Sambungan ke {host} terputus. Pesan belum diserahkan.</translation>
    </message>
    <message>
        <source>The content has changed since it was printed. Please print it again.</source>
        <translation>Isinya berubah sejak dicetak. Cetak lagi.</translation>
    </message>
    <message>
        <source>The data are in use elsewhere. Please save again in a moment.</source>
        <translation>Data sedang dipakai di tempat lain. Simpan lagi sebentar lagi.</translation>
    </message>
    <message>
        <source>The data are safe, but attached files could not be copied to {folder}: {why}.</source>
        <translation>Data aman, tetapi berkas lampiran tidak dapat disalin ke {folder}: {why}.</translation>
    </message>
    <message>
        <source>The data file could not be written anew: {why}. It is as it was.</source>
        <translation>Berkas data tidak dapat ditulis ulang: {why}. Berkas tetap seperti semula.</translation>
    </message>
    <message>
        <source>The data file is encrypted already.</source>
        <translation>Berkas data sudah terenkripsi.</translation>
    </message>
    <message>
        <source>The data file is not encrypted.</source>
        <translation>Berkas data tidak terenkripsi.</translation>
    </message>
    <message>
        <source>The data file {file} cannot be made: {why}.</source>
        <translation>Berkas data {file} tidak dapat dibuat: {why}.</translation>
    </message>
    <message>
        <source>The data file {file} is an older copy, or has lost its newest part: {count} entries are missing. Nothing was changed.</source>
        <translation>Berkas data {file} adalah salinan lama, atau kehilangan bagian terbarunya: {count} entri tidak ada. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>The data file {file} is damaged or cannot be read. Nothing was changed.</source>
        <translation>Berkas data {file} rusak atau tidak terbaca. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>The data file {file} is damaged: it is empty or cut off.</source>
        <translation>Berkas data {file} rusak: kosong atau terpotong.</translation>
    </message>
    <message>
        <source>The database server cannot be reached.</source>
        <translation>Server basis data tidak dapat dihubungi.</translation>
    </message>
    <message>
        <source>The database {server} does not belong to baktidesk. Nothing was changed.</source>
        <translation>Basis data {server} bukan milik baktidesk. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>The disk does not take the record. Nothing typed is lost; please save again.</source>
        <translation>Disk tidak menerima catatan. Isian Anda tidak hilang; simpan lagi.</translation>
    </message>
    <message>
        <source>The disk is full. Please free some space and save again.</source>
        <translation>Disk penuh. Kosongkan ruang lalu simpan lagi.</translation>
    </message>
    <message>
        <source>The disk is full. Please free some space or choose another folder.</source>
        <translation>Disk penuh. Kosongkan ruang atau pilih folder lain.</translation>
    </message>
    <message>
        <source>The encrypted data file {file} is gone; only its key file is left. Please restore a backup.</source>
        <translation>Berkas data terenkripsi {file} hilang; hanya berkas kuncinya yang tersisa. Silakan pulihkan cadangan.</translation>
    </message>
    <message>
        <source>The entry was stopped. Nothing was saved.</source>
        <translation>Pencatatan dihentikan. Tidak ada yang disimpan.</translation>
    </message>
    <message>
        <source>The file could not be copied to the folder {folder}: {why}.</source>
        <translation>Berkas tidak dapat disalin ke folder {folder}: {why}.</translation>
    </message>
    <message>
        <source>The file could not be written to the folder {folder}: {why}.</source>
        <translation>Berkas tidak dapat ditulis ke folder {folder}: {why}.</translation>
    </message>
    <message>
        <source>The file has links to other files. Please break the links in Excel (Data) and save it again.</source>
        <translation>Berkas bertaut ke berkas lain. Putuskan tautannya di Excel (menu Data), lalu simpan lagi.</translation>
    </message>
    <message>
        <source>The file holds macros. Please save it as a plain workbook (.xlsx).</source>
        <translation>Berkas ini berisi makro. Simpan sebagai buku kerja biasa (.xlsx).</translation>
    </message>
    <message>
        <source>The file holds what no workbook needs, so it is not read.</source>
        <translation>Berkas berisi hal yang tidak diperlukan sebuah daftar, jadi tidak dibaca.</translation>
    </message>
    <message>
        <source>The file is larger than {most} MB. Please scan it smaller.</source>
        <translation>Berkas lebih besar dari {most} MB. Pindai dengan ukuran lebih kecil.</translation>
    </message>
    <message>
        <source>The file is protected by a password. Please open it in Excel and save it without one.</source>
        <translation>Berkas dilindungi kata sandi. Buka di Excel, lalu simpan tanpa kata sandi.</translation>
    </message>
    <message>
        <source>The file is too large: {megabytes} MB. At most {most} MB are read.</source>
        <translation>Berkas terlalu besar: {megabytes} MB. Paling besar {most} MB.</translation>
    </message>
    <message>
        <source>The file unpacks to far more than a list needs. Please copy the list into a new workbook.</source>
        <translation>Isi berkas jauh lebih besar daripada sebuah daftar. Salin daftarnya ke berkas Excel baru.</translation>
    </message>
    <message>
        <source>The file {file} cannot be opened.</source>
        <translation>Berkas {file} tidak dapat dibuka.</translation>
    </message>
    <message>
        <source>The file {file} cannot be read.</source>
        <translation>Berkas {file} tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>The file {file} is empty.</source>
        <translation>Berkas {file} kosong.</translation>
    </message>
    <message>
        <source>The folder already has a file {file} with other content. Please choose another folder.</source>
        <translation>Di folder ini sudah ada berkas {file} dengan isi lain. Pilih folder lain.</translation>
    </message>
    <message>
        <source>The folder has {file} already, with another password. Use that one, or another folder.</source>
        <translation>Folder sudah berisi {file} dengan kata sandi lain. Pakai berkas itu, atau folder lain.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written to. Please choose another place.</source>
        <translation>Folder {folder} tidak dapat ditulisi. Pilih tempat lain.</translation>
    </message>
    <message>
        <source>The goods are there already.</source>
        <translation>Barang sudah berada di sana.</translation>
    </message>
    <message>
        <source>The goods have gone out since: {short} would be missing from the book.</source>
        <translation>Barangnya sudah keluar: buku akan kurang {short}.</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was saved.</source>
        <translation>Impor dihentikan. Tidak ada yang disimpan.</translation>
    </message>
    <message>
        <source>The key file could not be written: {why}. Nothing was changed.</source>
        <translation>Berkas kunci tidak dapat ditulis: {why}. Tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>The key file of {file} is not here. It ends in “-kunci” and lies with every backup: please copy it from there into the folder of the data.</source>
        <translation>Berkas kunci {file} tidak ada di sini. Namanya berakhir “-kunci” dan tersimpan bersama setiap cadangan: silakan salin dari sana ke folder data.</translation>
    </message>
    <message>
        <source>The letterhead has no template for numbers. See the settings.</source>
        <translation>Kop surat belum punya pola nomor. Lihat Pengaturan.</translation>
    </message>
    <message>
        <source>The log {file} belongs to another data file. Nothing was changed.</source>
        <translation>Log {file} milik berkas data lain. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>The logo has to be a PNG or JPG picture.</source>
        <translation>Logo harus berupa gambar PNG atau JPG.</translation>
    </message>
    <message>
        <source>The message cannot be written to {folder}: {why}.</source>
        <translation>Pesan tidak dapat ditulis ke {folder}: {why}.</translation>
    </message>
    <message>
        <source>The message in the outbox was changed; please make it again.</source>
        <translation>Pesan di kotak keluar telah berubah; buatlah lagi.</translation>
    </message>
    <message>
        <source>The message is no longer in the outbox.</source>
        <translation>Pesan ini tidak ada lagi di kotak keluar.</translation>
    </message>
    <message>
        <source>The password file {file} cannot be read.</source>
        <translation>Berkas kata sandi {file} tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>The picture is damaged. Please scan or photograph it again.</source>
        <translation>Gambar rusak. Pindai atau foto ulang.</translation>
    </message>
    <message>
        <source>The program was closed before these were counted.</source>
        <translation>Program ditutup sebelum ini terhitung.</translation>
    </message>
    <message>
        <source>The roll says {most} for this one. Please give the reason for {quantity}.</source>
        <translation>Menurut daftar, jatah penerima ini {most}. Beri alasan untuk {quantity}.</translation>
    </message>
    <message>
        <source>The second place {folder} is not there. Please plug the stick in.</source>
        <translation>Tempat kedua {folder} tidak ada. Silakan pasang flash disk itu.</translation>
    </message>
    <message>
        <source>The server does not accept user name and password: {answer}</source>
        <translation>Server tidak menerima nama pengguna dan sandi: {answer}</translation>
    </message>
    <message>
        <source>The server does not take {address}, nobody got the message: {answer}</source>
        <translation>Server tidak menerima {address}; pesan tidak sampai ke siapa pun: {answer}</translation>
    </message>
    <message>
        <source>The server is gone. Nothing typed is lost; please save again.</source>
        <translation>Server terputus. Isian Anda tidak hilang; simpan lagi.</translation>
    </message>
    <message>
        <source>The server refused the message: {answer}</source>
        <translation>Server menolak pesan: {answer}</translation>
    </message>
    <message>
        <source>The server {host} cannot be found. Is this laptop connected to the network?</source>
        <translation>Server {host} tidak ditemukan. Apakah laptop ini tersambung ke jaringan?</translation>
    </message>
    <message>
        <source>The server {host} cannot be reached. The message waits in the outbox.</source>
        <translation>Server {host} tidak dapat dihubungi. Pesan menunggu di kotak keluar.</translation>
    </message>
    <message>
        <source>The sheet is too wide. Please keep only the columns of the list.</source>
        <translation>Lembar terlalu lebar. Sisakan kolom daftar saja.</translation>
    </message>
    <message>
        <source>The template makes numbers that are too long.</source>
        <translation>Pola ini menghasilkan nomor yang terlalu panjang.</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>Kedua PIN tidak sama.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Kedua frasa sandi berbeda.</translation>
    </message>
    <message>
        <source>There is a data file {file} already.</source>
        <translation>Berkas data {file} sudah ada.</translation>
    </message>
    <message>
        <source>There is an officer of this name already.</source>
        <translation>Sudah ada petugas dengan nama ini.</translation>
    </message>
    <message>
        <source>There is no data file {file} yet.</source>
        <translation>Berkas data {file} belum ada.</translation>
    </message>
    <message>
        <source>There is no encrypted backup yet. Please back up first.</source>
        <translation>Belum ada cadangan terenkripsi. Silakan cadangkan dulu.</translation>
    </message>
    <message>
        <source>There is no event with the code {code}.</source>
        <translation>Tidak ada kegiatan dengan kode {code}.</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>Berkas {file} tidak ada.</translation>
    </message>
    <message>
        <source>There is nothing in this workbook.</source>
        <translation>Berkas Excel ini kosong.</translation>
    </message>
    <message>
        <source>There is nothing to correct: the figures are as they were told.</source>
        <translation>Tidak ada yang perlu diralat: angkanya sama dengan yang disampaikan.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Tidak ada yang dapat diurungkan.</translation>
    </message>
    <message>
        <source>These are not the last two groups of the recovery key. Please look again.</source>
        <translation>Ini bukan dua kelompok terakhir kunci pemulihan. Silakan periksa lagi.</translation>
    </message>
    <message>
        <source>These data lie on a PostgreSQL server: its administrator backs them up, for example with pg_dump.</source>
        <translation>Data ini berada di server PostgreSQL: administrator server yang mencadangkannya, misalnya dengan pg_dump.</translation>
    </message>
    <message>
        <source>These data were written by a newer baktidesk. Please install that version.</source>
        <translation>Data ini ditulis oleh baktidesk yang lebih baru. Pasang versi tersebut.</translation>
    </message>
    <message>
        <source>This PIN is not right.</source>
        <translation>PIN salah. Coba lagi.</translation>
    </message>
    <message>
        <source>This backup was written by a newer baktidesk. Please install that version.</source>
        <translation>Cadangan ini ditulis oleh baktidesk yang lebih baru. Silakan pasang versi itu.</translation>
    </message>
    <message>
        <source>This bag number already belongs to {number}.</source>
        <translation>Nomor kantong ini sudah dipakai {number}.</translation>
    </message>
    <message>
        <source>This belongs to a delivery. Please void the delivery.</source>
        <translation>Ini bagian dari penyerahan. Batalkan penyerahannya.</translation>
    </message>
    <message>
        <source>This can no longer be undone: other records depend on it.</source>
        <translation>Ini tidak dapat diurungkan lagi: ada catatan lain yang bergantung padanya.</translation>
    </message>
    <message>
        <source>This can no longer be undone: the goods have gone out since.</source>
        <translation>Ini tidak dapat diurungkan lagi: barangnya sudah keluar.</translation>
    </message>
    <message>
        <source>This can no longer be undone: the record has been changed since.</source>
        <translation>Ini tidak dapat diurungkan lagi: catatannya sudah diubah.</translation>
    </message>
    <message>
        <source>This data file is used for real events. Please choose another file for the practice.</source>
        <translation>Berkas data ini dipakai untuk kegiatan nyata. Pilih berkas lain untuk latihan.</translation>
    </message>
    <message>
        <source>This day is closed. A supervisor can open it again.</source>
        <translation>Hari kegiatan ini sudah ditutup. Penyelia dapat membukanya kembali.</translation>
    </message>
    <message>
        <source>This day is open already.</source>
        <translation>Hari ini sudah terbuka.</translation>
    </message>
    <message>
        <source>This desk has been set up already.</source>
        <translation>Meja ini sudah disiapkan.</translation>
    </message>
    <message>
        <source>This document is signed. To change it, void the handover and write it anew.</source>
        <translation>Berita acara ini sudah ditandatangani. Untuk mengubahnya, batalkan penyerahan lalu catat ulang.</translation>
    </message>
    <message>
        <source>This event has records at its local time, so the time zone must stay.</source>
        <translation>Kegiatan ini sudah memiliki catatan menurut waktu setempat, jadi zona waktunya harus tetap.</translation>
    </message>
    <message>
        <source>This event is closed. A supervisor can reopen it.</source>
        <translation>Kegiatan ini sudah ditutup. Penyelia dapat membukanya kembali.</translation>
    </message>
    <message>
        <source>This form was saved before as another record. Please save it again.</source>
        <translation>Formulir ini sudah pernah disimpan sebagai catatan lain. Silakan simpan sekali lagi.</translation>
    </message>
    <message>
        <source>This handover has been voided.</source>
        <translation>Penyerahan ini sudah dibatalkan.</translation>
    </message>
    <message>
        <source>This has been settled already.</source>
        <translation>Ini sudah diselesaikan.</translation>
    </message>
    <message>
        <source>This hour has not come yet.</source>
        <translation>Jam ini belum tiba.</translation>
    </message>
    <message>
        <source>This is not an Excel workbook (.xlsx), or it is damaged.</source>
        <translation>Ini bukan berkas Excel (.xlsx), atau berkasnya rusak.</translation>
    </message>
    <message>
        <source>This is not the address of a PostgreSQL database: postgresql://...</source>
        <translation>Ini bukan alamat basis data PostgreSQL: postgresql://...</translation>
    </message>
    <message>
        <source>This is not the recovery key of these data.</source>
        <translation>Ini bukan kunci pemulihan data ini.</translation>
    </message>
    <message>
        <source>This message has perhaps been sent already. Please ask a recipient first.</source>
        <translation>Pesan ini mungkin sudah terkirim. Tanyakan dulu kepada penerima.</translation>
    </message>
    <message>
        <source>This message was sent or withdrawn already.</source>
        <translation>Pesan ini sudah terkirim atau ditarik.</translation>
    </message>
    <message>
        <source>This needs a supervisor: {deed}.</source>
        <translation>Perlu penyelia: {deed}.</translation>
    </message>
    <message>
        <source>This number stands on the document for {institution} already.</source>
        <translation>Nomor ini sudah dipakai pada berita acara untuk {institution}.</translation>
    </message>
    <message>
        <source>This passphrase is not right.</source>
        <translation>Frasa sandi ini tidak benar.</translation>
    </message>
    <message>
        <source>This person has been erased already.</source>
        <translation>Orang ini sudah dihapus.</translation>
    </message>
    <message>
        <source>This record has been voided.</source>
        <translation>Catatan ini sudah dibatalkan.</translation>
    </message>
    <message>
        <source>This time has not come yet.</source>
        <translation>Jam ini belum tiba.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Please try again in {seconds} seconds.</source>
        <translation>Terlalu banyak PIN salah. Coba lagi dalam {seconds} detik.</translation>
    </message>
    <message>
        <source>What has been received of “{name}” is changed on the Stock page.</source>
        <translation>Stok masuk “{name}” diubah di halaman Stok.</translation>
    </message>
    <message>
        <source>Whole identity numbers go only into a workbook with a password. Please name the file with the password: --password-file.</source>
        <translation>Nomor identitas lengkap hanya boleh di dalam berkas Excel yang dikunci kata sandi. Sebutkan berkas kata sandinya: --password-file.</translation>
    </message>
    <message>
        <source>Your own PIN is changed with the PIN of now.</source>
        <translation>PIN Anda sendiri diganti dengan mengetik PIN yang sekarang.</translation>
    </message>
    <message>
        <source>{count} attached files or messages cannot be decrypted, such as {file}: they are damaged. Please put the copy from a backup in its place, or take it away. Nothing was changed.</source>
        <translation>{count} berkas lampiran atau pesan tidak dapat didekripsi, misalnya {file}: berkas itu rusak. Gantilah dengan salinannya dari cadangan, atau pindahkan. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>{day} has been closed already, by {officer}.</source>
        <translation>{day} sudah ditutup oleh {officer}.</translation>
    </message>
    <message>
        <source>{day} has not come yet.</source>
        <translation>{day} belum tiba.</translation>
    </message>
    <message>
        <source>{file} is already open in another window (process {process}). Please use that one.</source>
        <translation>{file} sudah terbuka di jendela lain (proses {process}). Gunakan jendela itu.</translation>
    </message>
    <message>
        <source>{file} is encrypted. Its passphrase or recovery key is needed.</source>
        <translation>{file} terenkripsi. Frasa sandi atau kunci pemulihannya diperlukan.</translation>
    </message>
    <message>
        <source>{file} is not a baktidesk data file.</source>
        <translation>{file} bukan berkas data baktidesk.</translation>
    </message>
    <message>
        <source>{file} is not a whole backup of baktidesk. Nothing was changed.</source>
        <translation>{file} bukan cadangan baktidesk yang utuh. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>{file} is not an .xlsx file. Please open it in Excel and choose “Save as” Excel workbook (.xlsx).</source>
        <translation>{file} bukan berkas .xlsx. Buka di Excel, lalu pilih “Simpan sebagai” Buku Kerja Excel (.xlsx).</translation>
    </message>
    <message>
        <source>{file} is open in the program. Please close it first.</source>
        <translation>{file} sedang dibuka di program. Silakan tutup dahulu.</translation>
    </message>
    <message>
        <source>{folder} is not a folder. Please choose another.</source>
        <translation>{folder} bukan folder. Pilih yang lain.</translation>
    </message>
    <message>
        <source>{host} did not answer within {seconds} seconds. The message was not handed over.</source>
        <translation>{host} tidak menjawab dalam {seconds} detik. Pesan belum diserahkan.</translation>
    </message>
    <message>
        <source>{host} does not protect the connection as the settings ask: nothing was handed over.</source>
        <translation>{host} tidak mengamankan sambungan seperti di pengaturan: tidak ada yang diserahkan.</translation>
    </message>
    <message>
        <source>{host} takes at most {most} MB; the message has {size} MB.</source>
        <translation>{host} menerima paling banyak {most} MB; pesan ini {size} MB.</translation>
    </message>
    <message>
        <source>{host} takes no user name and password over this connection.</source>
        <translation>{host} tidak menerima nama pengguna dan kata sandi lewat sambungan ini.</translation>
    </message>
    <message>
        <source>{number} has been voided.</source>
        <translation>{number} sudah dibatalkan.</translation>
    </message>
    <message>
        <source>{number} is “{old}” and cannot become “{new}”.</source>
        <translation>{number} berstatus “{old}” dan tidak dapat menjadi “{new}”.</translation>
    </message>
    <message>
        <source>{officer} is no longer on duty.</source>
        <translation>{officer} tidak bertugas lagi.</translation>
    </message>
    <message>
        <source>{officer} is the last administrator. Please add another one first.</source>
        <translation>{officer} adalah admin terakhir. Mohon tambahkan admin lain dulu.</translation>
    </message>
    <message>
        <source>{officer} was an officer before, and can be on duty again.</source>
        <translation>{officer} pernah menjadi petugas dan dapat bertugas lagi.</translation>
    </message>
    <message>
        <source>“{name}” has records already and cannot be taken off the list.</source>
        <translation>“{name}” sudah punya catatan dan tidak dapat dihapus dari daftar.</translation>
    </message>
    <message>
        <source>“{name}” has records in the unit {unit}, so the unit must stay.</source>
        <translation>“{name}” sudah punya catatan dalam satuan {unit}, jadi satuannya tetap.</translation>
    </message>
    <message>
        <source>“{name}” is in the list twice.</source>
        <translation>“{name}” ada dua kali dalam daftar.</translation>
    </message>
</context>
<context>
    <name>Rehearsal</name>
    <message>
        <source>Picture: {file}</source>
        <translation>Gambar: {file}</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Change the template</source>
        <translation>Ubah templat</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Salin laporan</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Filled in are: {blanks}. Left empty, it is the usual template again.</source>
        <translation>Yang diisi otomatis: {blanks}. Bila dikosongkan, templat bawaan dipakai lagi.</translation>
    </message>
    <message>
        <source>Form of the report</source>
        <translation>Bentuk laporan</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Report for WhatsApp</source>
        <translation>Laporan WhatsApp</translation>
    </message>
    <message>
        <source>Template of the report</source>
        <translation>Templat laporan</translation>
    </message>
    <message>
        <source>Text of the report</source>
        <translation>Teks laporan</translation>
    </message>
    <message>
        <source>The report is copied. Paste it into WhatsApp with Ctrl+V.</source>
        <translation>Laporan tersalin. Tempel di WhatsApp dengan Ctrl+V.</translation>
    </message>
    <message>
        <source>The template is kept.</source>
        <translation>Templat tersimpan.</translation>
    </message>
    <message>
        <source>The whole event</source>
        <translation>Seluruh kegiatan</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <source>Another file…</source>
        <translation>Berkas lain…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Backup of</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Pilih berkas lain</translation>
    </message>
    <message>
        <source>Choose the backup</source>
        <translation>Pilih cadangan</translation>
    </message>
    <message>
        <source>Compare it with what is there now</source>
        <translation>Bandingkan dengan data sekarang</translation>
    </message>
    <message>
        <source>Deliveries to people</source>
        <translation>Penyaluran ke orang</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Selisih</translation>
    </message>
    <message>
        <source>Donor visits</source>
        <translation>Kunjungan donor</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Kegiatan</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>Handovers</source>
        <translation>Serah terima</translation>
    </message>
    <message>
        <source>In the backup</source>
        <translation>Di cadangan</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Nothing that is there now is missing in this backup.</source>
        <translation>Semua yang ada sekarang juga ada di cadangan ini.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Sekarang</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Put a backup back</source>
        <translation>Pulihkan cadangan</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Pulihkan</translation>
    </message>
    <message>
        <source>Put it back now</source>
        <translation>Pulihkan sekarang</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Say why</source>
        <translation>Tulis alasannya</translation>
    </message>
    <message>
        <source>Step {step} of {steps}: {name}</source>
        <translation>Langkah {step} dari {steps}: {name}</translation>
    </message>
    <message>
        <source>Stock movements</source>
        <translation>Mutasi stok</translation>
    </message>
    <message>
        <source>The backup is in place. What was there before is kept beside it as {file}.</source>
        <translation>Cadangan sudah terpasang. Data sebelumnya disimpan di sampingnya sebagai {file}.</translation>
    </message>
    <message>
        <source>The data of {when} come back. Before that the data of now are backed up once more, and their file is kept under another name. Everybody signs in anew afterwards.</source>
        <translation>Data {when} dipulihkan. Sebelumnya data sekarang dicadangkan sekali lagi, dan berkasnya disimpan dengan nama lain. Setelah itu semua petugas masuk kembali.</translation>
    </message>
    <message>
        <source>There is no backup here. Choose another file, for example on the USB stick.</source>
        <translation>Belum ada cadangan di sini. Pilih berkas lain, misalnya di USB.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>beside the data</source>
        <translation>di samping data</translation>
    </message>
    <message>
        <source>second place</source>
        <translation>tempat kedua</translation>
    </message>
    <message>
        <source>{count} records that are there now will not be there any more.</source>
        <translation>{count} catatan yang ada sekarang tidak akan ada lagi.</translation>
    </message>
</context>
<context>
    <name>Roll</name>
    <message>
        <source>Accepted</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>All work units</source>
        <translation>Semua satuan kerja</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Bermasalah</translation>
    </message>
    <message>
        <source>Being stopped…</source>
        <translation>Sedang dihentikan…</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Berubah</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Daftarkan</translation>
    </message>
    <message>
        <source>Choose a file: what is in it is shown here before anything is saved.</source>
        <translation>Pilih berkas: isinya ditampilkan di sini sebelum ada yang disimpan.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Columns that are not taken over: {headings}</source>
        <translation>Kolom yang tidak diambil: {headings}</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Ganda</translation>
    </message>
    <message>
        <source>Every row can be read.</source>
        <translation>Semua baris dapat dibaca.</translation>
    </message>
    <message>
        <source>Everybody on the roll has come.</source>
        <translation>Semua orang di daftar sudah datang.</translation>
    </message>
    <message>
        <source>Excel file (.xlsx)</source>
        <translation>Berkas Excel (.xlsx)</translation>
    </message>
    <message>
        <source>How far the import is</source>
        <translation>Kemajuan impor</translation>
    </message>
    <message>
        <source>Import a roll</source>
        <translation>Impor daftar</translation>
    </message>
    <message>
        <source>Import the recipients&apos; roll</source>
        <translation>Impor daftar penerima</translation>
    </message>
    <message>
        <source>In the data</source>
        <translation>Di data</translation>
    </message>
    <message>
        <source>Known already</source>
        <translation>Sudah dikenal</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Belum</translation>
    </message>
    <message>
        <source>NIP or NIK</source>
        <translation>NIP atau NIK</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>No. KK</source>
        <translation>No. KK</translation>
    </message>
    <message>
        <source>Nobody in this file is new to the roll.</source>
        <translation>Tidak ada orang baru di berkas ini.</translation>
    </message>
    <message>
        <source>Nobody is there twice.</source>
        <translation>Tidak ada yang ganda.</translation>
    </message>
    <message>
        <source>Nobody of this name is missing.</source>
        <translation>Tidak ada nama itu di antara yang belum datang.</translation>
    </message>
    <message>
        <source>Nobody on the roll has another quantity or note in this file.</source>
        <translation>Tidak ada jumlah atau keterangan yang berubah dalam berkas ini.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ket.</translation>
    </message>
    <message>
        <source>One column must hold names; NIK, No. KK, address and others may stand in any order.</source>
        <translation>Satu kolom harus berisi nama; NIK, No. KK, alamat, dan lainnya boleh dalam urutan apa pun.</translation>
    </message>
    <message>
        <source>One column must hold names; NIP, NIK, work unit and others may stand in any order.</source>
        <translation>Harus ada satu kolom nama; NIP, NIK, satuan kerja, dan lainnya boleh dalam urutan apa pun.</translation>
    </message>
    <message>
        <source>Print the bad rows</source>
        <translation>Cetak yang bermasalah</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>Cetak daftar</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Row {row}: quantity or note differs from the roll.</source>
        <translation>Baris {row}: jumlah atau keterangan berbeda dari daftar.</translation>
    </message>
    <message>
        <source>Row {row}: {reason}</source>
        <translation>Baris {row}: {reason}</translation>
    </message>
    <message>
        <source>Rows of {file} that cannot be taken</source>
        <translation>Baris {file} yang bermasalah</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Save one person</source>
        <translation>Simpan satu orang</translation>
    </message>
    <message>
        <source>Save {count} people</source>
        <translation>Simpan {count} orang</translation>
    </message>
    <message>
        <source>Save {count} people and {changed} changes</source>
        <translation>Simpan {count} orang dan {changed} perubahan</translation>
    </message>
    <message>
        <source>Search by name, NIP or work unit</source>
        <translation>Cari nama, NIP, atau satuan kerja</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>The data are being backed up first…</source>
        <translation>Data sedang dicadangkan dulu…</translation>
    </message>
    <message>
        <source>The file is being read…</source>
        <translation>Berkas sedang dibaca…</translation>
    </message>
    <message>
        <source>The people are being compared with those known…</source>
        <translation>Sedang dibandingkan dengan data yang ada…</translation>
    </message>
    <message>
        <source>The people are being saved…</source>
        <translation>Sedang disimpan…</translation>
    </message>
    <message>
        <source>This event has no roll yet. Import one from the menu “More”.</source>
        <translation>Kegiatan ini belum punya daftar. Impor lewat menu “Lainnya”.</translation>
    </message>
    <message>
        <source>Who has not come yet</source>
        <translation>Yang belum datang</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Without a work unit</source>
        <translation>Tanpa satuan kerja</translation>
    </message>
    <message>
        <source>Work unit of rows that name none · optional</source>
        <translation>Satuan kerja bagi baris tanpa satuan kerja · opsional</translation>
    </message>
    <message>
        <source>Work units</source>
        <translation>Satuan kerja</translation>
    </message>
    <message>
        <source>{came} of {expected} people on the roll have come; {missing} are still missing.</source>
        <translation>{came} dari {expected} orang di daftar sudah datang; {missing} belum.</translation>
    </message>
    <message>
        <source>{count} people of {file} are on the roll now.</source>
        <translation>{count} orang dari {file} masuk daftar.</translation>
    </message>
    <message>
        <source>{count} rows were changed.</source>
        <translation>{count} baris diubah.</translation>
    </message>
    <message>
        <source>{missing} of {expected}</source>
        <translation>{missing} dari {expected}</translation>
    </message>
    <message>
        <source>{problem} Nothing was saved.</source>
        <translation>{problem} Tidak ada yang disimpan.</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>PMI&apos;s public information and forms as of 2025, which differ in places. The pulse limits are unverified.</source>
        <translation>Informasi publik dan formulir PMI per 2025, yang di beberapa tempat berbeda. Batas nadi belum terverifikasi.</translation>
    </message>
    <message>
        <source>{rules}: at least {least} {unit}. Now {now}.</source>
        <translation>{rules}: paling sedikit {least} {unit}. Sekarang {now}.</translation>
    </message>
    <message>
        <source>{rules}: at most {most} {unit}. Now {now}.</source>
        <translation>{rules}: paling banyak {most} {unit}. Sekarang {now}.</translation>
    </message>
    <message>
        <source>{rules}: donors are at least {least} years old. Now {now}.</source>
        <translation>{rules}: donor paling muda {least} tahun. Sekarang {now}.</translation>
    </message>
    <message>
        <source>{rules}: donors are at most {most} years old. Now {now}.</source>
        <translation>{rules}: donor paling tua {most} tahun. Sekarang {now}.</translation>
    </message>
    <message>
        <source>{rules}: first-time donors are at most {most} years old. Now {now}.</source>
        <translation>{rules}: donor pertama paling tua {most} tahun. Sekarang {now}.</translation>
    </message>
    <message>
        <source>{rules}: men at most {most} times a year. Our records have {count} this year.</source>
        <translation>{rules}: laki-laki paling banyak {most} kali setahun. Catatan kita: tahun ini sudah {count} kali.</translation>
    </message>
    <message>
        <source>{rules}: women at most {most} times a year. Our records have {count} this year.</source>
        <translation>{rules}: perempuan paling banyak {most} kali setahun. Catatan kita: tahun ini sudah {count} kali.</translation>
    </message>
    <message>
        <source>{rules}: {days} days between donations. Our records have one on {last}; again from {again}.</source>
        <translation>{rules}: jarak donor {days} hari. Catatan kita: donor terakhir {last}; boleh lagi mulai {again}.</translation>
    </message>
</context>
<context>
    <name>Scan</name>
    <message>
        <source>Coupon</source>
        <translation>Kupon</translation>
    </message>
    <message>
        <source>Coupon without a name</source>
        <translation>Kupon tanpa nama</translation>
    </message>
    <message>
        <source>New check-in</source>
        <translation>Pendaftaran baru</translation>
    </message>
    <message>
        <source>New check-in with “{text}”</source>
        <translation>Pendaftaran baru dengan “{text}”</translation>
    </message>
    <message>
        <source>New recipient</source>
        <translation>Penerima baru</translation>
    </message>
    <message>
        <source>New recipient with “{text}”</source>
        <translation>Penerima baru dengan “{text}”</translation>
    </message>
    <message>
        <source>Nobody was found.</source>
        <translation>Tidak ditemukan.</translation>
    </message>
    <message>
        <source>Nobody was found. Enter begins a new check-in, Esc goes back.</source>
        <translation>Tidak ditemukan. Enter mulai pendaftaran baru, Esc kembali.</translation>
    </message>
    <message>
        <source>Nobody was found. Enter begins with a new recipient, Esc goes back.</source>
        <translation>Tidak ditemukan. Enter memulai penerima baru, Esc kembali.</translation>
    </message>
    <message>
        <source>On the roll</source>
        <translation>Ada di daftar</translation>
    </message>
    <message>
        <source>Search or scan</source>
        <translation>Cari atau pindai</translation>
    </message>
    <message>
        <source>Search or scan   F2</source>
        <translation>Cari atau pindai   F2</translation>
    </message>
    <message>
        <source>The first {count} are shown. Please type more.</source>
        <translation>{count} pertama ditampilkan. Silakan ketik lebih lengkap.</translation>
    </message>
    <message>
        <source>This scan waits until the question in front is closed.</source>
        <translation>Pindaian ini menunggu sampai pertanyaan di depan ditutup.</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter opens, Esc goes back.</source>
        <translation>Atas dan Bawah memilih, Enter membuka, Esc kembali.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Hasil pencarian</translation>
    </message>
    <message>
        <source>bag {number}</source>
        <translation>kantong {number}</translation>
    </message>
    <message>
        <source>last seen {day}</source>
        <translation>terakhir {day}</translation>
    </message>
</context>
<context>
    <name>Send</name>
    <message>
        <source>All figures add up.</source>
        <translation>Semua angka cocok.</translation>
    </message>
    <message>
        <source>All figures and records, but no names, identity numbers or addresses.</source>
        <translation>Semua angka dan catatan, tanpa nama, NIK, dan alamat.</translation>
    </message>
    <message>
        <source>At the end of the day</source>
        <translation>Di akhir hari</translation>
    </message>
    <message>
        <source>Before sending</source>
        <translation>Sebelum dikirim</translation>
    </message>
    <message>
        <source>Copy the file name</source>
        <translation>Salin nama berkas</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>Penyaluran</translation>
    </message>
    <message>
        <source>Does not add up</source>
        <translation>Tidak cocok</translation>
    </message>
    <message>
        <source>Donors</source>
        <translation>Pendonor</translation>
    </message>
    <message>
        <source>Donors still waiting: {count}. They are sent without a result.</source>
        <translation>Pendonor yang masih menunggu: {count}. Mereka dikirim tanpa hasil.</translation>
    </message>
    <message>
        <source>E-mail   F8</source>
        <translation>Surel   F8</translation>
    </message>
    <message>
        <source>Every donor has a result.</source>
        <translation>Semua pendonor sudah ada hasilnya.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Files made so far</source>
        <translation>Berkas yang pernah dibuat</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Beres</translation>
    </message>
    <message>
        <source>Handovers</source>
        <translation>Penyerahan</translation>
    </message>
    <message>
        <source>Health values as well</source>
        <translation>Sertakan nilai kesehatan</translation>
    </message>
    <message>
        <source>Identity numbers in full, because:</source>
        <translation>NIK lengkap, karena:</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Lock the file with a password</source>
        <translation>Kunci berkas dengan kata sandi</translation>
    </message>
    <message>
        <source>Make a password</source>
        <translation>Buatkan kata sandi</translation>
    </message>
    <message>
        <source>Make one</source>
        <translation>Buatkan</translation>
    </message>
    <message>
        <source>Make the Excel file</source>
        <translation>Buat berkas Excel</translation>
    </message>
    <message>
        <source>Making the file</source>
        <translation>Membuat berkas</translation>
    </message>
    <message>
        <source>Names and addresses as well; identity numbers stay masked. Keep it safe.</source>
        <translation>Dengan nama dan alamat; NIK tetap disamarkan. Jaga kerahasiaannya.</translation>
    </message>
    <message>
        <source>Names up to {count} people. Send it only to those who may have it.</source>
        <translation>Memuat nama hingga {count} orang. Kirim hanya kepada yang berhak.</translation>
    </message>
    <message>
        <source>No file has been made of this event yet.</source>
        <translation>Belum ada berkas dari kegiatan ini.</translation>
    </message>
    <message>
        <source>No institution owes a report on onward distribution.</source>
        <translation>Semua penyaluran lanjutan sudah dilaporkan.</translation>
    </message>
    <message>
        <source>Nothing has been recorded yet: the file would hold headings only.</source>
        <translation>Belum ada catatan: berkas hanya akan berisi judul kolom.</translation>
    </message>
    <message>
        <source>Nothing has changed since</source>
        <translation>Tidak ada perubahan</translation>
    </message>
    <message>
        <source>Nothing has changed: {file} is still the newest.</source>
        <translation>Tidak ada perubahan: {file} masih yang terbaru.</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Only a supervisor exports names.</source>
        <translation>Hanya penyelia yang dapat membuat berkas dengan nama.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Buka folder</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>Ulangi kata sandi</translation>
    </message>
    <message>
        <source>Please look</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>RINCIAN</source>
        <translation>RINCIAN</translation>
    </message>
    <message>
        <source>RINCIAN – for the archive</source>
        <translation>RINCIAN – untuk arsip</translation>
    </message>
    <message>
        <source>RINGKASAN</source>
        <translation>RINGKASAN</translation>
    </message>
    <message>
        <source>RINGKASAN – for reports</source>
        <translation>RINGKASAN – untuk laporan</translation>
    </message>
    <message>
        <source>Report for WhatsApp</source>
        <translation>Laporan WhatsApp</translation>
    </message>
    <message>
        <source>Rev.</source>
        <translation>Rev.</translation>
    </message>
    <message>
        <source>Revision {revision} · checksum {checksum} · in {folder}</source>
        <translation>Revisi {revision} · tanda periksa {checksum} · di {folder}</translation>
    </message>
    <message>
        <source>Send to the regional office</source>
        <translation>Kirim ke kantor wilayah</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Stop making the file</source>
        <translation>Hentikan pembuatan berkas</translation>
    </message>
    <message>
        <source>The file is being made…</source>
        <translation>Berkas sedang dibuat…</translation>
    </message>
    <message>
        <source>The file is ready</source>
        <translation>Berkas siap</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>What the whole numbers are needed for</source>
        <translation>Alasan NIK lengkap diperlukan</translation>
    </message>
    <message>
        <source>With names</source>
        <translation>Dengan nama</translation>
    </message>
    <message>
        <source>Without names</source>
        <translation>Tanpa nama</translation>
    </message>
    <message>
        <source>Write it down now: {password}. Tell it by telephone, never in the same message.</source>
        <translation>Catat sekarang: {password}. Sampaikan lewat telepon, jangan dalam pesan yang sama.</translation>
    </message>
    <message>
        <source>{count} reports on onward distribution are open, the oldest from {to}.</source>
        <translation>{count} laporan penyaluran lanjutan belum masuk; yang terlama dari {to}.</translation>
    </message>
    <message>
        <source>{file} has been made.</source>
        <translation>{file} sudah dibuat.</translation>
    </message>
    <message>
        <source>{to} has not yet reported where {goods} went.</source>
        <translation>{to} belum melaporkan penyaluran lanjutan {goods}.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A new PIN for {name}</source>
        <translation>PIN baru untuk {name}</translation>
    </message>
    <message>
        <source>A new officer</source>
        <translation>Petugas baru</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>Setahun</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tambah</translation>
    </message>
    <message>
        <source>Add an officer</source>
        <translation>Tambah petugas</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Usia</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Semua baik</translation>
    </message>
    <message>
        <source>All versions</source>
        <translation>Semua versi</translation>
    </message>
    <message>
        <source>Built in; it holds wherever no version of your own does.</source>
        <translation>Bawaan; berlaku selama belum ada versi Anda sendiri.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>Ganti PIN</translation>
    </message>
    <message>
        <source>Change the desk</source>
        <translation>Ubah meja</translation>
    </message>
    <message>
        <source>Change the letterhead</source>
        <translation>Ubah kop surat</translation>
    </message>
    <message>
        <source>Change the rules</source>
        <translation>Ubah aturan</translation>
    </message>
    <message>
        <source>Check the data</source>
        <translation>Periksa data</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Memeriksa</translation>
    </message>
    <message>
        <source>Choose the logo</source>
        <translation>Pilih logo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>Berkas data</translation>
    </message>
    <message>
        <source>Desk letter</source>
        <translation>Huruf meja</translation>
    </message>
    <message>
        <source>Documents are printed without a logo from now on.</source>
        <translation>Mulai sekarang dokumen dicetak tanpa logo.</translation>
    </message>
    <message>
        <source>Documents of {unit} begin with this letterhead from now on.</source>
        <translation>Mulai sekarang dokumen {unit} memakai kop surat ini.</translation>
    </message>
    <message>
        <source>Donor rules</source>
        <translation>Aturan donor</translation>
    </message>
    <message>
        <source>Donor rules from a day on</source>
        <translation>Aturan donor mulai suatu hari</translation>
    </message>
    <message>
        <source>End the duty</source>
        <translation>Akhiri tugas</translation>
    </message>
    <message>
        <source>For example {example}. Empty where the secretariat gives the numbers.</source>
        <translation>Misalnya {example}. Kosong bila nomor diberikan sekretariat.</translation>
    </message>
    <message>
        <source>From now on this is desk {letter} of {unit}.</source>
        <translation>Mulai sekarang ini meja {letter}, {unit}.</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Jarak donor</translation>
    </message>
    <message>
        <source>Is {name} no longer on duty?</source>
        <translation>{name} tidak bertugas lagi?</translation>
    </message>
    <message>
        <source>Keep the letterhead</source>
        <translation>Simpan kop surat</translation>
    </message>
    <message>
        <source>Keep the rules</source>
        <translation>Simpan aturan</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Bahasa dan tampilan</translation>
    </message>
    <message>
        <source>Last checked {day} {hour}.</source>
        <translation>Terakhir diperiksa {day} {hour}.</translation>
    </message>
    <message>
        <source>Letterhead of documents</source>
        <translation>Kop surat</translation>
    </message>
    <message>
        <source>Letterhead of {unit}</source>
        <translation>Kop surat {unit}</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lisensi</translation>
    </message>
    <message>
        <source>MIT, free software</source>
        <translation>MIT, perangkat lunak bebas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>New PIN…</source>
        <translation>PIN baru…</translation>
    </message>
    <message>
        <source>No longer on duty</source>
        <translation>Tidak bertugas lagi</translation>
    </message>
    <message>
        <source>No longer on duty…</source>
        <translation>Tidak bertugas lagi…</translation>
    </message>
    <message>
        <source>No officer yet.</source>
        <translation>Belum ada petugas.</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Belum diperiksa</translation>
    </message>
    <message>
        <source>Not set up yet: documents begin like this.</source>
        <translation>Belum diatur: dokumen diawali seperti ini.</translation>
    </message>
    <message>
        <source>Numbers: {template}</source>
        <translation>Nomor: {template}</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>On a server</source>
        <translation>Di server</translation>
    </message>
    <message>
        <source>On duty again</source>
        <translation>Bertugas lagi</translation>
    </message>
    <message>
        <source>Only a supervisor changes the letterhead.</source>
        <translation>Hanya penyelia yang mengubah kop surat.</translation>
    </message>
    <message>
        <source>Only a supervisor changes the rules.</source>
        <translation>Hanya penyelia yang mengubah aturan.</translation>
    </message>
    <message>
        <source>Only an administrator changes officers. You can change your own PIN.</source>
        <translation>Hanya admin yang dapat mengubah petugas. PIN sendiri boleh Anda ganti.</translation>
    </message>
    <message>
        <source>PMI decides; baktidesk only reminds.</source>
        <translation>PMI yang memutuskan; baktidesk hanya mengingatkan.</translation>
    </message>
    <message>
        <source>PMI decides; baktidesk only reminds. Days before, and warnings already given, stay as they are.</source>
        <translation>PMI yang memutuskan; baktidesk hanya mengingatkan. Hari sebelumnya dan peringatan yang sudah tercatat tidak berubah.</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>Gambar (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Please wait…</source>
        <translation>Mohon tunggu…</translation>
    </message>
    <message>
        <source>Queue numbers that were given already stay as they are.</source>
        <translation>Nomor antrean yang sudah diberikan tidak berubah.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>Pasang PIN</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Ada yang tidak beres</translation>
    </message>
    <message>
        <source>The PIN opens nothing any more. The name stays in the records and in the trail.</source>
        <translation>PIN-nya tidak berlaku lagi. Namanya tetap ada di catatan dan jejak petugas.</translation>
    </message>
    <message>
        <source>The check compares every figure with the records behind it.</source>
        <translation>Pemeriksaan mencocokkan setiap angka dengan catatannya.</translation>
    </message>
    <message>
        <source>The file is whole and every figure agrees with its {records} records.</source>
        <translation>Berkas utuh dan setiap angka cocok dengan {records} catatannya.</translation>
    </message>
    <message>
        <source>The logo stands on every document from now on.</source>
        <translation>Mulai sekarang logo ada di setiap dokumen.</translation>
    </message>
    <message>
        <source>The old PIN opens nothing any more. A wait after wrong PINs ends.</source>
        <translation>PIN lama tidak berlaku lagi. Masa tunggu karena PIN salah berakhir.</translation>
    </message>
    <message>
        <source>The rules “{name}” hold from {day}.</source>
        <translation>Aturan “{name}” berlaku mulai {day}.</translation>
    </message>
    <message>
        <source>The secretariat gives the numbers: they are typed in, or left open.</source>
        <translation>Nomor diberikan sekretariat: diketik, atau dibiarkan kosong.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>Meja ini</translation>
    </message>
    <message>
        <source>To come: {rules}</source>
        <translation>Berikutnya: {rules}</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>Versions of the donor rules</source>
        <translation>Versi aturan donor</translation>
    </message>
    <message>
        <source>Where the data lie</source>
        <translation>Letak data</translation>
    </message>
    <message>
        <source>Without a logo</source>
        <translation>Tanpa logo</translation>
    </message>
    <message>
        <source>Work unit</source>
        <translation>Satuan kerja</translation>
    </message>
    <message>
        <source>Work unit and desk</source>
        <translation>Satuan kerja dan meja</translation>
    </message>
    <message>
        <source>Works without the internet; nothing is sent unless you send it.</source>
        <translation>Bekerja tanpa internet; tidak ada yang terkirim kecuali Anda mengirimnya.</translation>
    </message>
    <message>
        <source>Written down {day} {hour} · {officer}, desk {desk}. * = changed by this version.</source>
        <translation>Dicatat {day} {hour} · {officer}, meja {desk}. * = diubah oleh versi ini.</translation>
    </message>
    <message>
        <source>You have a new PIN.</source>
        <translation>PIN Anda sudah diganti.</translation>
    </message>
    <message>
        <source>Your own PIN</source>
        <translation>PIN Anda sendiri</translation>
    </message>
    <message>
        <source>at least {least} kg</source>
        <translation>paling sedikit {least} kg</translation>
    </message>
    <message>
        <source>at most {most} °C</source>
        <translation>paling tinggi {most} °C</translation>
    </message>
    <message>
        <source>women {women} times, men {men} times</source>
        <translation>perempuan {women} kali, laki-laki {men} kali</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} hari</translation>
    </message>
    <message>
        <source>{least}–{first} years, repeated to {repeat}</source>
        <translation>{least}–{first} tahun, donor ulang s.d. {repeat}</translation>
    </message>
    <message>
        <source>{least}–{most} {unit}</source>
        <translation>{least}–{most} {unit}</translation>
    </message>
    <message>
        <source>{name} can open the program now.</source>
        <translation>{name} kini dapat membuka program.</translation>
    </message>
    <message>
        <source>{name} has a new PIN.</source>
        <translation>{name} mempunyai PIN baru.</translation>
    </message>
    <message>
        <source>{name} is no longer on duty.</source>
        <translation>{name} tidak bertugas lagi.</translation>
    </message>
    <message>
        <source>{name} is on duty again, with the PIN of before.</source>
        <translation>{name} bertugas lagi dengan PIN yang lama.</translation>
    </message>
    <message>
        <source>{name}, valid from {day}</source>
        <translation>{name}, berlaku mulai {day}</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>The practice file has no lock.</source>
        <translation>Berkas latihan tidak dikunci.</translation>
    </message>
    <message>
        <source>This is practice: nothing here counts. Start the program again to set up this laptop.</source>
        <translation>Ini latihan: tidak ada yang dihitung. Buka lagi program untuk menyiapkan laptop ini.</translation>
    </message>
</context>
<context>
    <name>Slips</name>
    <message>
        <source>All {issued} slips are accounted for.</source>
        <translation>Semua {issued} slip sudah jelas keberadaannya.</translation>
    </message>
    <message>
        <source>Blank slips</source>
        <translation>Slip kosong</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>For the hour without power. The first number will be {number}.</source>
        <translation>Untuk saat listrik padam. Nomor pertama: {number}.</translation>
    </message>
    <message>
        <source>Mark as unused</source>
        <translation>Tandai tidak dipakai</translation>
    </message>
    <message>
        <source>Mark as unused…</source>
        <translation>Tandai tidak dipakai…</translation>
    </message>
    <message>
        <source>Marked as unused: {numbers}.</source>
        <translation>Ditandai tidak dipakai: {numbers}.</translation>
    </message>
    <message>
        <source>No slips have been numbered for this event yet.</source>
        <translation>Belum ada slip bernomor untuk kegiatan ini.</translation>
    </message>
    <message>
        <source>Number and print</source>
        <translation>Beri nomor dan cetak</translation>
    </message>
    <message>
        <source>Numbered on</source>
        <translation>Dibuat</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Cetak lagi</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>Cetak daftar</translation>
    </message>
    <message>
        <source>Printed before</source>
        <translation>Sudah dicetak</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Slips that have not come back</source>
        <translation>Slip yang belum kembali</translation>
    </message>
    <message>
        <source>They were left over or spoiled. They no longer count as missing.</source>
        <translation>Slip itu tersisa atau rusak, dan tidak lagi dihitung sebagai belum kembali.</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>Which slips will not come back?</source>
        <translation>Slip mana yang tidak akan kembali?</translation>
    </message>
    <message>
        <source>{missing} of {issued} slips are neither entered nor marked as unused:</source>
        <translation>{missing} dari {issued} slip belum dimasukkan dan belum ditandai tidak dipakai:</translation>
    </message>
    <message>
        <source>{officer}, desk {desk}</source>
        <translation>{officer}, meja {desk}</translation>
    </message>
</context>
<context>
    <name>Sorry</name>
    <message>
        <source>Another backup…</source>
        <translation>Cadangan lain…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Nothing is lost by waiting: the program has written nothing. First copy the whole data folder to a stick. Then restore the newest backup; what was typed after it can be read in the rescued files and typed again. Please tell whoever looks after this laptop.</source>
        <translation>Menunggu tidak menghilangkan apa pun: program tidak menulis apa-apa. Pertama, salin seluruh folder data ke stik. Lalu pulihkan cadangan terbaru; yang diketik sesudahnya dapat dibaca di berkas yang diselamatkan dan diketik ulang. Beri tahu pengelola laptop ini.</translation>
    </message>
    <message>
        <source>Rescue what can be read…</source>
        <translation>Selamatkan yang terbaca…</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>Pulihkan cadangan ini</translation>
    </message>
    <message>
        <source>Restore this backup? What was written down after it will only be in the file that is kept aside.</source>
        <translation>Pulihkan cadangan ini? Yang dicatat sesudahnya hanya ada di berkas yang disimpan di sampingnya.</translation>
    </message>
    <message>
        <source>The damaged file will be kept beside it under another name.</source>
        <translation>Berkas yang rusak tetap disimpan di sampingnya dengan nama lain.</translation>
    </message>
    <message>
        <source>The data cannot be opened</source>
        <translation>Data tidak dapat dibuka</translation>
    </message>
    <message>
        <source>There is a whole backup of {day}, {hour}, with {visits} donors and {goods} deliveries.</source>
        <translation>Ada cadangan utuh dari {day} pukul {hour}, dengan {visits} donor dan {goods} penyaluran.</translation>
    </message>
    <message>
        <source>{file} is a whole backup with {visits} donors and {goods} deliveries.</source>
        <translation>{file} adalah cadangan utuh dengan {visits} donor dan {goods} penyaluran.</translation>
    </message>
    <message>
        <source>{rows} rows were rescued into {folder}.</source>
        <translation>{rows} baris diselamatkan ke {folder}.</translation>
    </message>
    <message>
        <source>{rows} rows were rescued into {folder}; a part of them could not be read.</source>
        <translation>{rows} baris diselamatkan ke {folder}; sebagian tidak terbaca.</translation>
    </message>
</context>
<context>
    <name>Stock</name>
    <message>
        <source>A delivery is voided on the Distribution page.</source>
        <translation>Penyerahan dibatalkan di halaman Penyaluran.</translation>
    </message>
    <message>
        <source>A difference goes into the ledger with its reason.</source>
        <translation>Selisih masuk ke buku stok beserta alasannya.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Umur</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Cocok</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>Semua barang</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Semua jenis</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Buku</translation>
    </message>
    <message>
        <source>Both rows of the move are voided.</source>
        <translation>Kedua baris perpindahan dibatalkan.</translation>
    </message>
    <message>
        <source>Came back: {goods}.</source>
        <translation>Kembali: {goods}.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Hitung</translation>
    </message>
    <message>
        <source>Count the store</source>
        <translation>Hitung stok</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Dihitung</translation>
    </message>
    <message>
        <source>Counted: {goods}.</source>
        <translation>Dihitung: {goods}.</translation>
    </message>
    <message>
        <source>Counts so far</source>
        <translation>Penghitungan sejauh ini</translation>
    </message>
    <message>
        <source>Damaged, lost</source>
        <translation>Rusak, hilang</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Selisih</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>Enter a movement</source>
        <translation>Catat barang masuk atau keluar</translation>
    </message>
    <message>
        <source>From, to or why</source>
        <translation>Dari, ke, atau sebab</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Diserahkan</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Lembaga</translation>
    </message>
    <message>
        <source>It goes back to the stock; the delivery stays as it was written.</source>
        <translation>Barang kembali ke stok; catatan penyerahan tetap.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Item, recipient or document   Ctrl+F</source>
        <translation>Barang, penerima, atau dokumen   Ctrl+F</translation>
    </message>
    <message>
        <source>Items shown</source>
        <translation>Barang yang ditampilkan</translation>
    </message>
    <message>
        <source>Keep the count</source>
        <translation>Simpan hitungan</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Kinds shown</source>
        <translation>Jenis yang ditampilkan</translation>
    </message>
    <message>
        <source>Main store</source>
        <translation>Gudang utama</translation>
    </message>
    <message>
        <source>More than the stock</source>
        <translation>Melebihi stok</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Dipindahkan</translation>
    </message>
    <message>
        <source>Moved elsewhere: {goods}.</source>
        <translation>Dipindahkan ke tempat lain: {goods}.</translation>
    </message>
    <message>
        <source>Moved to {place}: {goods}.</source>
        <translation>Dipindahkan ke {place}: {goods}.</translation>
    </message>
    <message>
        <source>No institution owes a report on onward distribution.</source>
        <translation>Tidak ada lembaga yang masih harus melapor.</translation>
    </message>
    <message>
        <source>No movement of this name.</source>
        <translation>Tidak ada catatan dengan nama ini.</translation>
    </message>
    <message>
        <source>No share is set for an office area.</source>
        <translation>Belum ada alokasi untuk wilayah kantor.</translation>
    </message>
    <message>
        <source>Nothing has been counted yet.</source>
        <translation>Belum ada penghitungan.</translation>
    </message>
    <message>
        <source>Nothing has been reported about the chosen line yet.</source>
        <translation>Belum ada laporan untuk baris yang dipilih.</translation>
    </message>
    <message>
        <source>Nothing has moved yet. Enter what has been received on the left.</source>
        <translation>Belum ada catatan. Catat barang yang diterima di kiri.</translation>
    </message>
    <message>
        <source>Nothing of this delivery can come back any more.</source>
        <translation>Tidak ada lagi yang dapat kembali dari penyerahan ini.</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>Onward</source>
        <translation>Lanjutan</translation>
    </message>
    <message>
        <source>Onward distribution to be reported</source>
        <translation>Penyaluran lanjutan yang harus dilaporkan</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Terbuka</translation>
    </message>
    <message>
        <source>Outside this event</source>
        <translation>Di luar kegiatan ini</translation>
    </message>
    <message>
        <source>Passed on by {recipient}: {goods}.</source>
        <translation>Disalurkan oleh {recipient}: {goods}.</translation>
    </message>
    <message>
        <source>Passed on to</source>
        <translation>Disalurkan kepada</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Received {goods}.</source>
        <translation>Diterima {goods}.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporkan</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Dilaporkan</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Reports about the chosen line</source>
        <translation>Laporan untuk baris yang dipilih</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>Search the ledger</source>
        <translation>Cari di buku stok</translation>
    </message>
    <message>
        <source>Shares of the office areas</source>
        <translation>Alokasi wilayah kantor</translation>
    </message>
    <message>
        <source>Show those reported in full too</source>
        <translation>Tampilkan juga yang sudah lunas dilaporkan</translation>
    </message>
    <message>
        <source>Stock ledger</source>
        <translation>Buku stok</translation>
    </message>
    <message>
        <source>Stock of all days</source>
        <translation>Stok semua hari</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Catat kembali</translation>
    </message>
    <message>
        <source>The book says {book} {unit}.</source>
        <translation>Menurut buku {book} {unit}.</translation>
    </message>
    <message>
        <source>The count agrees.</source>
        <translation>Hitungan cocok.</translation>
    </message>
    <message>
        <source>The report has been voided.</source>
        <translation>Laporan telah dibatalkan.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Void this report?</source>
        <translation>Batalkan laporan ini?</translation>
    </message>
    <message>
        <source>Void {goods}?</source>
        <translation>Batalkan {goods}?</translation>
    </message>
    <message>
        <source>Voided: {goods}.</source>
        <translation>Dibatalkan: {goods}.</translation>
    </message>
    <message>
        <source>What comes back from {recipient}?</source>
        <translation>Apa yang kembali dari {recipient}?</translation>
    </message>
    <message>
        <source>What has {recipient} passed on?</source>
        <translation>Apa yang sudah disalurkan {recipient}?</translation>
    </message>
    <message>
        <source>Written off as damaged or lost: {goods}.</source>
        <translation>Dicatat rusak atau hilang: {goods}.</translation>
    </message>
    <message>
        <source>at this place</source>
        <translation>di tempat ini</translation>
    </message>
    <message>
        <source>in {unit}</source>
        <translation>dalam {unit}</translation>
    </message>
    <message>
        <source>the latest {count}</source>
        <translation>{count} terbaru</translation>
    </message>
    <message>
        <source>the recipient</source>
        <translation>penerima</translation>
    </message>
    <message>
        <source>{goods} are not reported yet; a part may be reported.</source>
        <translation>{goods} belum dilaporkan; boleh dilaporkan sebagian.</translation>
    </message>
    <message>
        <source>{goods} are open again.</source>
        <translation>{goods} terbuka kembali.</translation>
    </message>
    <message>
        <source>{handed} of {share} {unit}</source>
        <translation>{handed} dari {share} {unit}</translation>
    </message>
    <message>
        <source>{item}: {left} {unit} still out</source>
        <translation>{item}: {left} {unit} masih di luar</translation>
    </message>
    <message>
        <source>{n} too few.</source>
        <translation>Kurang {n}.</translation>
    </message>
    <message>
        <source>{n} too many.</source>
        <translation>Lebih {n}.</translation>
    </message>
    <message>
        <source>{quantity} left</source>
        <translation>sisa {quantity}</translation>
    </message>
    <message>
        <source>{quantity} over</source>
        <translation>lebih {quantity}</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message numerus="yes">
        <source>%n figure(s) do not agree</source>
        <translation>
            <numerusform>%n angka tidak cocok</numerusform>
        </translation>
    </message>
    <message>
        <source>All figures agree</source>
        <translation>Semua jumlah cocok</translation>
    </message>
    <message>
        <source>Allocated</source>
        <translation>Alokasi</translation>
    </message>
    <message>
        <source>Arrivals per hour</source>
        <translation>Kedatangan per jam</translation>
    </message>
    <message>
        <source>Arrived {hours}</source>
        <translation>Datang pukul {hours}</translation>
    </message>
    <message>
        <source>Bags by blood group</source>
        <translation>Kantong per golongan darah</translation>
    </message>
    <message>
        <source>Bags collected</source>
        <translation>Kantong terkumpul</translation>
    </message>
    <message>
        <source>Bags used, with the failed</source>
        <translation>Kantong terpakai (dengan gagal)</translation>
    </message>
    <message>
        <source>Busiest hour: {hours}, {count} arrived</source>
        <translation>Jam paling ramai: {hours}, {count} orang datang</translation>
    </message>
    <message>
        <source>By kind of recipient</source>
        <translation>Menurut jenis penerima</translation>
    </message>
    <message>
        <source>By office area</source>
        <translation>Menurut wilayah kantor</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>Datang</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Calon pendonor</translation>
    </message>
    <message>
        <source>Check in the first one on the Donors page; every figure appears here by itself.</source>
        <translation>Catat yang pertama di halaman Donor; semua angka muncul di sini dengan sendirinya.</translation>
    </message>
    <message>
        <source>Damaged or lost</source>
        <translation>Rusak atau hilang</translation>
    </message>
    <message>
        <source>Days of the figures</source>
        <translation>Hari yang ditampilkan</translation>
    </message>
    <message>
        <source>Deferrals by reason</source>
        <translation>Penolakan menurut alasan</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Donated</source>
        <translation>Berhasil</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gagal</translation>
    </message>
    <message>
        <source>From check-in to bag</source>
        <translation>Dari pendaftaran sampai kantong</translation>
    </message>
    <message>
        <source>Hall screen</source>
        <translation>Layar aula</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Diserahkan</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Pergi</translation>
    </message>
    <message>
        <source>Moved elsewhere</source>
        <translation>Dipindahkan</translation>
    </message>
    <message>
        <source>No donor has been checked in yet</source>
        <translation>Belum ada pendonor yang dicatat</translation>
    </message>
    <message>
        <source>Nobody has been deferred.</source>
        <translation>Belum ada yang ditolak.</translation>
    </message>
    <message>
        <source>Office area</source>
        <translation>Wilayah kantor</translation>
    </message>
    <message>
        <source>Onward distribution not reported yet</source>
        <translation>Penyaluran lanjutan yang belum dilaporkan</translation>
    </message>
    <message>
        <source>Onward distribution not reported yet: {to}</source>
        <translation>Penyaluran lanjutan belum dilaporkan: {to}</translation>
    </message>
    <message>
        <source>PMI report</source>
        <translation>Laporan PMI</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>Remaining: {item}</source>
        <translation>Sisa {item}</translation>
    </message>
    <message>
        <source>Reports on onward distribution</source>
        <translation>Laporan penyaluran lanjutan</translation>
    </message>
    <message>
        <source>Reports…</source>
        <translation>Laporan…</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Dikembalikan</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n work unit(s)</source>
        <translation>
            <numerusform>Tampilkan semua %n satuan kerja</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the largest only</source>
        <translation>Tampilkan yang terbesar saja</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Ringkasan</translation>
    </message>
    <message>
        <source>These figures do not add up. Please do not report them before the cause is found.</source>
        <translation>Angka-angka ini tidak cocok. Jangan laporkan sebelum penyebabnya ditemukan.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Where all candidates stand</source>
        <translation>Keadaan semua calon pendonor</translation>
    </message>
    <message>
        <source>Whole event</source>
        <translation>Seluruh kegiatan</translation>
    </message>
    <message>
        <source>Whole series</source>
        <translation>Seluruh rangkaian</translation>
    </message>
    <message>
        <source>Without an office area</source>
        <translation>Tanpa wilayah kantor</translation>
    </message>
    <message>
        <source>Work unit</source>
        <translation>Satuan kerja</translation>
    </message>
    <message>
        <source>Work units</source>
        <translation>Satuan kerja</translation>
    </message>
    <message numerus="yes">
        <source>from %n work unit(s)</source>
        <translation>
            <numerusform>dari %n satuan kerja</numerusform>
        </translation>
    </message>
    <message>
        <source>in {unit}</source>
        <translation>dalam {unit}</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>of {quantity} {unit}</source>
        <translation>dari {quantity} {unit}</translation>
    </message>
    <message>
        <source>open, of {quantity}</source>
        <translation>belum dilaporkan, dari {quantity}</translation>
    </message>
    <message>
        <source>still in the queue</source>
        <translation>masih dalam antrean</translation>
    </message>
    <message>
        <source>{area}: went out, less what came back; {remaining} of {allocated} remain</source>
        <translation>{area}: keluar dikurangi yang kembali; sisa {remaining} dari {allocated}</translation>
    </message>
    <message>
        <source>{handed} of {received} handed over, all days together</source>
        <translation>{handed} dari {received} sudah diserahkan, semua hari</translation>
    </message>
    <message>
        <source>{item}, since {day}</source>
        <translation>{item}, sejak {day}</translation>
    </message>
    <message numerus="yes">
        <source>{series}, %n event(s)</source>
        <translation>
            <numerusform>{series}, %n kegiatan</numerusform>
        </translation>
    </message>
    <message>
        <source>{share} of the candidates</source>
        <translation>{share} dari calon pendonor</translation>
    </message>
    <message>
        <source>{share} of the target of {target}</source>
        <translation>{share} dari target {target}</translation>
    </message>
    <message>
        <source>{title}: {figure}, see the plan</source>
        <translation>{title}: {figure}, lihat rencana</translation>
    </message>
    <message>
        <source>{title}: {figure}, see the records</source>
        <translation>{title}: {figure}, lihat catatan</translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message>
        <source>Blood group</source>
        <translation>Golongan</translation>
    </message>
    <message>
        <source>Both counts agree in every group.</source>
        <translation>Kedua hitungan sama di setiap golongan.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Selisih</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>Sama</translation>
    </message>
    <message>
        <source>Keep PMI&apos;s count</source>
        <translation>Simpan hitungan PMI</translation>
    </message>
    <message>
        <source>No visit explains it. Please compare the bag numbers with PMI&apos;s list.</source>
        <translation>Tidak ada kunjungan yang menjelaskannya. Bandingkan nomor kantong dengan daftar PMI.</translation>
    </message>
    <message>
        <source>Our records</source>
        <translation>Catatan kita</translation>
    </message>
    <message>
        <source>Our records, {group}</source>
        <translation>Catatan kita, {group}</translation>
    </message>
    <message>
        <source>PMI</source>
        <translation>PMI</translation>
    </message>
    <message>
        <source>PMI {n} fewer</source>
        <translation>PMI kurang {n}</translation>
    </message>
    <message>
        <source>PMI {n} more</source>
        <translation>PMI lebih {n}</translation>
    </message>
    <message>
        <source>PMI&apos;s count of the day</source>
        <translation>Hitungan kantong oleh PMI</translation>
    </message>
    <message>
        <source>PMI&apos;s count of {day} kept: {ours} bags, the same as ours.</source>
        <translation>Hitungan PMI {day} tersimpan: {ours} kantong, sama dengan catatan kita.</translation>
    </message>
    <message>
        <source>PMI&apos;s count of {day} kept: {pmi} bags, ours {ours}; the groups differ.</source>
        <translation>Hitungan PMI {day} tersimpan: {pmi} kantong, catatan kita {ours}; golongannya berbeda.</translation>
    </message>
    <message>
        <source>PMI, together</source>
        <translation>PMI, jumlah</translation>
    </message>
    <message>
        <source>These visits may explain the difference</source>
        <translation>Kunjungan yang mungkin menjelaskan selisih</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Type the filled bags as PMI counted them, 0 for none. Both counts are kept.</source>
        <translation>Ketik kantong berhasil menurut PMI, 0 bila tidak ada. Kedua hitungan disimpan.</translation>
    </message>
    <message>
        <source>Visits that may explain the difference</source>
        <translation>Kunjungan yang mungkin menjelaskan selisih</translation>
    </message>
    <message>
        <source>What may explain a difference will stand here.</source>
        <translation>Di sini akan muncul kunjungan yang mungkin menjelaskan selisih.</translation>
    </message>
    <message>
        <source>{day} {hour} · {officer} ({desk}): PMI {pmi}, ours {ours}</source>
        <translation>{day} {hour} · {officer} ({desk}): PMI {pmi}, kita {ours}</translation>
    </message>
    <message>
        <source>{reason} ({count}):</source>
        <translation>{reason} ({count}):</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Change the event  Ctrl+E</source>
        <translation>Ganti kegiatan  Ctrl+E</translation>
    </message>
    <message>
        <source>Change this event</source>
        <translation>Ubah kegiatan ini</translation>
    </message>
    <message>
        <source>Desk {letter}</source>
        <translation>Meja {letter}</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>Lock  Ctrl+L</source>
        <translation>Kunci  Ctrl+L</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Kegiatan baru</translation>
    </message>
    <message>
        <source>No event yet</source>
        <translation>Belum ada kegiatan</translation>
    </message>
    <message>
        <source>PRACTICE</source>
        <translation>LATIHAN</translation>
    </message>
</context>
<context>
    <name>Trail</name>
    <message>
        <source>A backup was put in place of these data</source>
        <translation>Cadangan dipasang menggantikan data ini</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Semua hari</translation>
    </message>
    <message>
        <source>Allowed by a second PIN</source>
        <translation>Diizinkan dengan PIN kedua</translation>
    </message>
    <message>
        <source>Audit: {count} rows, last seal {seal}</source>
        <translation>Jejak: {count} baris, segel terakhir {seal}</translation>
    </message>
    <message>
        <source>Brought back: {kind}</source>
        <translation>Dikembalikan: {kind}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Corrected: {kind}</source>
        <translation>Diperbaiki: {kind}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Deeds</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Meja</translation>
    </message>
    <message>
        <source>Desk opened by PIN</source>
        <translation>Meja dibuka dengan PIN</translation>
    </message>
    <message>
        <source>Document numbered: {kind}</source>
        <translation>Dokumen diberi nomor: {kind}</translation>
    </message>
    <message>
        <source>Document printed: {kind}</source>
        <translation>Dokumen dicetak: {kind}</translation>
    </message>
    <message>
        <source>E-mail draft made</source>
        <translation>Draf surel dibuat</translation>
    </message>
    <message>
        <source>E-mail perhaps sent: no answer of the server</source>
        <translation>Surel mungkin terkirim: server tidak menjawab</translation>
    </message>
    <message>
        <source>E-mail put into the outbox</source>
        <translation>Surel dimasukkan ke kotak keluar</translation>
    </message>
    <message>
        <source>E-mail refused by the server</source>
        <translation>Surel ditolak server</translation>
    </message>
    <message>
        <source>E-mail sent</source>
        <translation>Surel terkirim</translation>
    </message>
    <message>
        <source>E-mail to be sent once more</source>
        <translation>Surel akan dikirim sekali lagi</translation>
    </message>
    <message>
        <source>E-mail tried: the server was not reached</source>
        <translation>Surel dicoba: server tidak terjangkau</translation>
    </message>
    <message>
        <source>E-mail withdrawn</source>
        <translation>Surel ditarik</translation>
    </message>
    <message>
        <source>Every deed stays here, with who did it and when; nothing can be taken out.</source>
        <translation>Setiap tindakan tersimpan di sini, dengan siapa dan kapan; tidak ada yang dapat dihapus.</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Semua petugas</translation>
    </message>
    <message>
        <source>Identity erased: {kind}</source>
        <translation>Identitas dihapus: {kind}</translation>
    </message>
    <message>
        <source>Incident reported</source>
        <translation>Insiden dilaporkan</translation>
    </message>
    <message>
        <source>Looked at whole: {kind}</source>
        <translation>Dibuka utuh: {kind}</translation>
    </message>
    <message>
        <source>Moved on: {kind}</source>
        <translation>Dilanjutkan: {kind}</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN baru</translation>
    </message>
    <message>
        <source>No longer on duty</source>
        <translation>Tidak bertugas lagi</translation>
    </message>
    <message>
        <source>Nothing was done on this day. Choose another day or officer above.</source>
        <translation>Tidak ada tindakan pada hari ini. Pilih hari atau petugas lain di atas.</translation>
    </message>
    <message>
        <source>Numbers set aside: {kind}</source>
        <translation>Nomor disisihkan: {kind}</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Older audit entries emptied</source>
        <translation>Entri audit lama dikosongkan</translation>
    </message>
    <message>
        <source>On duty again</source>
        <translation>Bertugas lagi</translation>
    </message>
    <message>
        <source>Only what is out of the ordinary</source>
        <translation>Hanya yang tidak biasa</translation>
    </message>
    <message>
        <source>Opened again: {kind}</source>
        <translation>Dibuka kembali: {kind}</translation>
    </message>
    <message>
        <source>PMI&apos;s figures</source>
        <translation>angka PMI</translation>
    </message>
    <message>
        <source>PMI&apos;s figures kept</source>
        <translation>Angka PMI disimpan</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>Cetak daftar</translation>
    </message>
    <message>
        <source>Printed: {kind}</source>
        <translation>Dicetak: {kind}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Set up: {kind}</source>
        <translation>Diatur: {kind}</translation>
    </message>
    <message>
        <source>The last {count} of {total} deeds. Choose an officer or a day to see fewer.</source>
        <translation>{count} terakhir dari {total} tindakan. Pilih petugas atau hari agar lebih singkat.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Trail of the officers</source>
        <translation>Jejak petugas</translation>
    </message>
    <message>
        <source>Undone: {kind}</source>
        <translation>Diurungkan: {kind}</translation>
    </message>
    <message>
        <source>Voided: {kind}</source>
        <translation>Dibatalkan: {kind}</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Yang dilakukan</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Workbook and attached files packed</source>
        <translation>Buku kerja dan lampiran dikemas</translation>
    </message>
    <message>
        <source>Workbook written</source>
        <translation>Buku kerja dibuat</translation>
    </message>
    <message>
        <source>Written down: {kind}</source>
        <translation>Dicatat: {kind}</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>PIN salah</translation>
    </message>
    <message>
        <source>allocation</source>
        <translation>alokasi</translation>
    </message>
    <message>
        <source>attached file</source>
        <translation>berkas lampiran</translation>
    </message>
    <message>
        <source>audit</source>
        <translation>audit</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>cadangan</translation>
    </message>
    <message>
        <source>blank slips</source>
        <translation>slip kosong</translation>
    </message>
    <message>
        <source>closing of a day</source>
        <translation>penutupan hari</translation>
    </message>
    <message>
        <source>count of the store</source>
        <translation>hitung stok</translation>
    </message>
    <message>
        <source>coupon</source>
        <translation>kupon</translation>
    </message>
    <message>
        <source>day of an event</source>
        <translation>hari kegiatan</translation>
    </message>
    <message>
        <source>delivery to a person</source>
        <translation>penyaluran ke orang</translation>
    </message>
    <message>
        <source>dispute</source>
        <translation>sengketa</translation>
    </message>
    <message>
        <source>donor rules</source>
        <translation>aturan donor</translation>
    </message>
    <message>
        <source>donor visit</source>
        <translation>kunjungan donor</translation>
    </message>
    <message>
        <source>entitlement</source>
        <translation>hak terima</translation>
    </message>
    <message>
        <source>event</source>
        <translation>kegiatan</translation>
    </message>
    <message>
        <source>goods of a handover</source>
        <translation>barang serah terima</translation>
    </message>
    <message>
        <source>handover</source>
        <translation>serah terima</translation>
    </message>
    <message>
        <source>kind of goods</source>
        <translation>jenis barang</translation>
    </message>
    <message>
        <source>line of a roll</source>
        <translation>baris daftar</translation>
    </message>
    <message>
        <source>office area</source>
        <translation>wilayah kantor</translation>
    </message>
    <message>
        <source>officer</source>
        <translation>petugas</translation>
    </message>
    <message>
        <source>onward report</source>
        <translation>laporan penerusan</translation>
    </message>
    <message>
        <source>person</source>
        <translation>orang</translation>
    </message>
    <message>
        <source>press figures</source>
        <translation>angka rilis</translation>
    </message>
    <message>
        <source>series of events</source>
        <translation>rangkaian kegiatan</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>pengaturan</translation>
    </message>
    <message>
        <source>stock movement</source>
        <translation>mutasi stok</translation>
    </message>
    <message>
        <source>two different persons</source>
        <translation>dua orang berbeda</translation>
    </message>
    <message>
        <source>work unit</source>
        <translation>satuan kerja</translation>
    </message>
    <message>
        <source>workbook</source>
        <translation>buku kerja</translation>
    </message>
    <message>
        <source>{count} deeds</source>
        <translation>{count} tindakan</translation>
    </message>
    <message>
        <source>{deed}, by {name}</source>
        <translation>{deed}, oleh {name}</translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>New passphrase (empty: the old one stays)</source>
        <translation>Frasa sandi baru (kosong: yang lama tetap berlaku)</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Ulangi frasa sandi baru</translation>
    </message>
    <message>
        <source>Only the passphrase or the recovery key of its data opens it.</source>
        <translation>Hanya frasa sandi atau kunci pemulihan datanya yang membukanya.</translation>
    </message>
    <message>
        <source>Only the passphrase or the recovery key opens them. The PIN comes afterwards.</source>
        <translation>Hanya frasa sandi atau kunci pemulihan yang membukanya. PIN menyusul.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Open   Enter</source>
        <translation>Buka   Enter</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frasa sandi</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Kunci pemulihan</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Tampilkan ketikan</translation>
    </message>
    <message>
        <source>These data are encrypted</source>
        <translation>Data ini terenkripsi</translation>
    </message>
    <message>
        <source>This backup is encrypted</source>
        <translation>Cadangan ini terenkripsi</translation>
    </message>
    <message>
        <source>Too many wrong tries. Please try again in {seconds} seconds.</source>
        <translation>Terlalu banyak percobaan salah. Coba lagi dalam {seconds} detik.</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation>Pakai frasa sandi</translation>
    </message>
    <message>
        <source>Use the recovery key</source>
        <translation>Pakai kunci pemulihan</translation>
    </message>
</context>
<context>
    <name>Workbook</name>
    <message>
        <source>(target {target})</source>
        <translation>(target {target})</translation>
    </message>
    <message>
        <source>({count} donated)</source>
        <translation>({count} berhasil)</translation>
    </message>
    <message>
        <source>All figures agree.</source>
        <translation>Semua jumlah cocok.</translation>
    </message>
    <message>
        <source>Allocated</source>
        <translation>Alokasi</translation>
    </message>
    <message>
        <source>Attached file</source>
        <translation>Berkas lampiran</translation>
    </message>
    <message>
        <source>Audit entries in all</source>
        <translation>Jumlah entri audit</translation>
    </message>
    <message>
        <source>Bags by blood group (PMI)</source>
        <translation>Kantong menurut golongan darah (PMI)</translation>
    </message>
    <message>
        <source>Bags used</source>
        <translation>Kantong terpakai</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>Datang</translation>
    </message>
    <message>
        <source>Came to donate</source>
        <translation>Calon pendonor</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Pemeriksaan</translation>
    </message>
    <message>
        <source>Checksum of all cells before the sheet Periksa (SHA-256)</source>
        <translation>Checksum semua sel sebelum lembar Periksa (SHA-256)</translation>
    </message>
    <message>
        <source>Damaged or lost</source>
        <translation>Rusak atau hilang</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Deferred by reason</source>
        <translation>Ditolak menurut alasan</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Meja</translation>
    </message>
    <message>
        <source>Donated</source>
        <translation>Berhasil</translation>
    </message>
    <message>
        <source>Donors</source>
        <translation>Pendonor</translation>
    </message>
    <message>
        <source>Donors from arrival to donation</source>
        <translation>Pendonor dari kedatangan sampai donor</translation>
    </message>
    <message>
        <source>Event code</source>
        <translation>Kode kegiatan</translation>
    </message>
    <message>
        <source>Event id</source>
        <translation>ID kegiatan</translation>
    </message>
    <message>
        <source>Every cell of the sheets before this one is counted again below.</source>
        <translation>Setiap sel di lembar sebelum lembar ini dihitung ulang di bawah.</translation>
    </message>
    <message>
        <source>Everything agrees</source>
        <translation>Semua cocok</translation>
    </message>
    <message>
        <source>Failed draws</source>
        <translation>Gagal</translation>
    </message>
    <message>
        <source>First audit entry since the revision before</source>
        <translation>Entri audit pertama sejak revisi sebelumnya</translation>
    </message>
    <message>
        <source>First made (UTC)</source>
        <translation>Pertama dibuat (UTC)</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Diserahkan</translation>
    </message>
    <message>
        <source>Handed over by kind of recipient</source>
        <translation>Diserahkan menurut jenis penerima</translation>
    </message>
    <message>
        <source>Handed over by office area</source>
        <translation>Diserahkan menurut wilayah kantor</translation>
    </message>
    <message>
        <source>Identity numbers</source>
        <translation>Nomor identitas</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Lembaga</translation>
    </message>
    <message>
        <source>Kind of export</source>
        <translation>Jenis ekspor</translation>
    </message>
    <message>
        <source>Kind of recipient</source>
        <translation>Jenis penerima</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Last audit entry taken in</source>
        <translation>Entri audit terakhir yang termasuk</translation>
    </message>
    <message>
        <source>Left before the end</source>
        <translation>Pergi sebelum selesai</translation>
    </message>
    <message>
        <source>Moved elsewhere</source>
        <translation>Dipindahkan</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Tidak</translation>
    </message>
    <message>
        <source>Not counted again cell by cell, as it is too much: {what}. The checksum in Manifes tells of edits there.</source>
        <translation>Tidak dihitung ulang sel demi sel karena terlalu banyak: {what}. Perubahan di sana diketahui dari checksum di Manifes.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Office area</source>
        <translation>Wilayah kantor</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Stok ada</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Terbuka</translation>
    </message>
    <message>
        <source>Others together (some fewer than 5)</source>
        <translation>Lainnya digabung (ada yang kurang dari 5)</translation>
    </message>
    <message>
        <source>PRACTICE (LATIHAN), not real data</source>
        <translation>LATIHAN, bukan data nyata</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Halaman {page} dari {pages}</translation>
    </message>
    <message>
        <source>Passed by PMI</source>
        <translation>Lolos menurut PMI</translation>
    </message>
    <message>
        <source>Practice data</source>
        <translation>Data latihan</translation>
    </message>
    <message>
        <source>Program version</source>
        <translation>Versi program</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Dilaporkan</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revisi</translation>
    </message>
    <message>
        <source>Rows in the sheet {sheet}</source>
        <translation>Baris di lembar {sheet}</translation>
    </message>
    <message>
        <source>Seal of the last audit entry</source>
        <translation>Segel entri audit terakhir</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>Still waiting</source>
        <translation>Masih menunggu</translation>
    </message>
    <message>
        <source>Stock of goods</source>
        <translation>Stok barang</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>The event</source>
        <translation>Kegiatan</translation>
    </message>
    <message>
        <source>The whole event</source>
        <translation>Seluruh kegiatan</translation>
    </message>
    <message>
        <source>To be distributed onward, not yet reported</source>
        <translation>Untuk disalurkan lagi, belum dilaporkan</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Satuan</translation>
    </message>
    <message>
        <source>Version of sheets and columns</source>
        <translation>Versi lembar dan kolom</translation>
    </message>
    <message>
        <source>With health columns</source>
        <translation>Dengan kolom kesehatan</translation>
    </message>
    <message>
        <source>Without an office area</source>
        <translation>Tanpa wilayah kantor</translation>
    </message>
    <message>
        <source>Work unit</source>
        <translation>Satuan kerja</translation>
    </message>
    <message>
        <source>Work unit of the desk</source>
        <translation>Satuan kerja meja</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>cocok</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>BERBEDA</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>tidak dihitung</translation>
    </message>
    <message>
        <source>of {allocated}, {remaining} remaining</source>
        <translation>dari {allocated}, sisa {remaining}</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>sejak {day}</translation>
    </message>
    <message>
        <source>{item} by office area ({unit})</source>
        <translation>{item} menurut wilayah kantor ({unit})</translation>
    </message>
    <message>
        <source>{sheet}: all cells</source>
        <translation>{sheet}: semua sel</translation>
    </message>
    <message>
        <source>{sheet}: filled cells</source>
        <translation>{sheet}: sel terisi</translation>
    </message>
    <message>
        <source>{sheet}: {column} (content)</source>
        <translation>{sheet}: {column} (isi)</translation>
    </message>
</context>
</TS>
