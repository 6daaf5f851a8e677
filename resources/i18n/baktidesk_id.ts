<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Ask</name>
    <message>
        <source>Leave it</source>
        <translation>Biarkan</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>F1 keys · F2 search · Ctrl+Enter save</source>
        <translation>F1 tombol · F2 cari · Ctrl+Enter simpan</translation>
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
        <source>250 mL</source>
        <translation>250 mL</translation>
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
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>AB</source>
        <translation>AB</translation>
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
        <source>Bahasa Indonesia</source>
        <translation>Bahasa Indonesia</translation>
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
        <source>Decimal number</source>
        <translation>Bilangan desimal</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Ditolak</translation>
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
        <source>Donor</source>
        <translation>Donor</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>Ganda</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
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
        <source>Good</source>
        <translation>Baik</translation>
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
        <source>Light</source>
        <translation>Terang</translation>
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
        <source>Nausea or vomiting</source>
        <translation>Mual/muntah</translation>
    </message>
    <message>
        <source>Negative (-)</source>
        <translation>Negatif (-)</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Tidak kembali</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Tidak ada</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Belum tahu</translation>
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
        <source>Other</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Other (decided by PMI)</source>
        <translation>Lainnya (keputusan PMI)</translation>
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
        <source>Pediatric</source>
        <translation>Pediatrik</translation>
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
        <source>Positive (+)</source>
        <translation>Positif (+)</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Masyarakat umum</translation>
    </message>
    <message>
        <source>Quadruple</source>
        <translation>Kuadrupel</translation>
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
        <source>Received</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Terdaftar</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>Set up events</source>
        <translation>Menyiapkan kegiatan</translation>
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
        <source>Stock</source>
        <translation>Stok</translation>
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
        <source>Text</source>
        <translation>Teks</translation>
    </message>
    <message>
        <source>Triple</source>
        <translation>Tripel</translation>
    </message>
    <message>
        <source>Undone at the desk</source>
        <translation>Diurungkan di meja</translation>
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
        <source>Weight</source>
        <translation>Berat badan</translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation>Bilangan bulat</translation>
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
    <name>Command</name>
    <message>
        <source>All is well: {count} records checked.</source>
        <translation>Semua baik: {count} catatan diperiksa.</translation>
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
        <source>The practice file is ready: {file}</source>
        <translation>Berkas latihan siap: {file}</translation>
    </message>
    <message>
        <source>There are no events yet.</source>
        <translation>Belum ada kegiatan.</translation>
    </message>
    <message>
        <source>Written: {file} (revision {revision}, SHA-256 {sha256})</source>
        <translation>Ditulis: {file} (revisi {revision}, SHA-256 {sha256})</translation>
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
        <source>ringkasan: without names; rincian: with names</source>
        <translation>ringkasan: tanpa nama; rincian: dengan nama</translation>
    </message>
    <message>
        <source>together with the other events of its series</source>
        <translation>bersama kegiatan lain dalam rangkaiannya</translation>
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
        <source>write the practice file and open it</source>
        <translation>menulis berkas latihan lalu membukanya</translation>
    </message>
    <message>
        <source>“{text}” is not a day; write for example 2026-01-20</source>
        <translation>“{text}” bukan tanggal; tulis misalnya 2026-01-20</translation>
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
        <source>Days shown</source>
        <translation>Hari yang ditampilkan</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Penyaluran</translation>
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
        <source>Recipient or area   F2</source>
        <translation>Penerima atau wilayah   F2</translation>
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
        <source>recorded by {officer}</source>
        <translation>dicatat oleh {officer}</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>diurungkan</translation>
    </message>
    <message>
        <source>{goods} goes back to the stock.</source>
        <translation>{goods} kembali ke stok.</translation>
    </message>
</context>
<context>
    <name>Donors</name>
    <message>
        <source>Check in</source>
        <translation>Daftarkan</translation>
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
        <source>Failed</source>
        <translation>Gagal</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Pergi</translation>
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
        <source>No visit has this number or name. Esc shows all again.</source>
        <translation>Tidak ada nomor atau nama ini. Esc menampilkan semua.</translation>
    </message>
    <message>
        <source>Nobody has checked in yet. Fill in the form on the left; the first number appears here.</source>
        <translation>Belum ada pendonor. Isi formulir di sebelah kiri; nomor pertama muncul di sini.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Lolos</translation>
    </message>
    <message>
        <source>Queue number</source>
        <translation>Nomor antrean</translation>
    </message>
    <message>
        <source>Queue number or name   F2</source>
        <translation>Nomor antrean atau nama   F2</translation>
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
        <source>Status</source>
        <translation>Status</translation>
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
        <source>Visits</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Work unit</source>
        <translation>Satuan kerja</translation>
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
        <source>Address</source>
        <translation>Alamat</translation>
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
        <source>Category</source>
        <translation>Kategori</translation>
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
        <source>Collected by (if not in person)</source>
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
        <source>Contents</source>
        <translation>Isi</translation>
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
        <source>Days and places</source>
        <translation>Hari dan tempat</translation>
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
        <source>Document</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>Nomor dokumen</translation>
    </message>
    <message>
        <source>Each desk has its own, A to Z.</source>
        <translation>Satu huruf A–Z untuk tiap meja.</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Selesai</translation>
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
        <source>From, to or why</source>
        <translation>Dari, ke, atau sebab</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nama lengkap</translation>
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
        <source>Institution</source>
        <translation>Lembaga</translation>
    </message>
    <message>
        <source>It stands in the stock ledger for whoever checks it.</source>
        <translation>Tercatat di buku stok untuk pemeriksa.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Barang</translation>
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
        <source>May stay empty until the secretariat gives it.</source>
        <translation>Boleh menyusul.</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Arti</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>NIK or NIP of the receiver</source>
        <translation>NIK atau NIP penerima</translation>
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
        <source>PIN of the supervisor</source>
        <translation>PIN penyelia</translation>
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
        <source>Person</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
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
        <source>Pulse</source>
        <translation>Nadi</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Jumlah</translation>
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
        <source>Reason for more than the book</source>
        <translation>Alasan melebihi stok buku</translation>
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
        <source>Screening values (weight, blood pressure, Hb)</source>
        <translation>Hasil pemeriksaan (berat, tensi, Hb)</translation>
    </message>
    <message>
        <source>Second party (receives)</source>
        <translation>Pihak Kedua (menerima)</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Rangkaian</translation>
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
        <source>Since version</source>
        <translation>Sejak versi</translation>
    </message>
    <message>
        <source>Six digits; it says who did what.</source>
        <translation>Enam angka; hanya Anda yang tahu.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
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
        <source>Temperature</source>
        <translation>Suhu</translation>
    </message>
    <message>
        <source>The event</source>
        <translation>Kegiatan</translation>
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
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona waktu</translation>
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
        <source>Value</source>
        <translation>Nilai</translation>
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
        <source>What happened</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>Work unit</source>
        <translation>Satuan kerja</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Begin</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Set up this laptop once; it takes less than a minute and needs no internet.</source>
        <translation>Siapkan laptop ini satu kali; kurang dari satu menit dan tanpa internet.</translation>
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
    <message>
        <source>Folder for the Excel file</source>
        <translation>Folder untuk berkas Excel</translation>
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
        <source>day/month/year</source>
        <translation>hari/bulan/tahun</translation>
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
    <name>History</name>
    <message>
        <source>Corrected</source>
        <translation>Diperbaiki</translation>
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
        <source>Back to the form</source>
        <translation>Kembali ke formulir</translation>
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
        <source>Distribution: institution, person or household</source>
        <translation>Di Penyaluran: lembaga, orang atau keluarga</translation>
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
        <source>In the donor list: passed, deferred, donated, failed, left</source>
        <translation>Di daftar donor: lolos, tolak, berhasil, gagal, pergi</translation>
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
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Undo the last deed</source>
        <translation>Urungkan tindakan terakhir</translation>
    </message>
</context>
<context>
    <name>Login</name>
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
        <source>Address of the recipient.</source>
        <translation>Alamat penerima.</translation>
    </message>
    <message>
        <source>Amount in the unit of the goods.</source>
        <translation>Jumlah dalam satuan barang.</translation>
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
        <source>Condition of the goods at the handover.</source>
        <translation>Kondisi barang saat diserahkan.</translation>
    </message>
    <message>
        <source>Date of birth.</source>
        <translation>Tanggal lahir.</translation>
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
        <source>Local day that the record belongs to.</source>
        <translation>Hari setempat milik catatan ini.</translation>
    </message>
    <message>
        <source>Lower blood pressure measured by PMI.</source>
        <translation>Tekanan darah bawah yang diukur PMI.</translation>
    </message>
    <message>
        <source>Name as told at the desk.</source>
        <translation>Nama yang disebutkan di meja.</translation>
    </message>
    <message>
        <source>Number of the handover document, empty until it is given.</source>
        <translation>Nomor BAST, kosong sampai diberikan.</translation>
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
        <source>Person whom the voided record was about.</source>
        <translation>Orang yang dimaksud catatan yang dibatalkan.</translation>
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
        <source>Unit of the goods; amounts of different units are never added up.</source>
        <translation>Satuan barang; satuan yang berbeda tidak pernah dijumlahkan.</translation>
    </message>
    <message>
        <source>Upper blood pressure measured by PMI.</source>
        <translation>Tekanan darah atas yang diukur PMI.</translation>
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
        <source>What kind of record was voided.</source>
        <translation>Jenis catatan yang dibatalkan.</translation>
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
        <source>When the donor arrived at the desk.</source>
        <translation>Waktu pendonor tiba di meja.</translation>
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
        <source>Year of birth.</source>
        <translation>Tahun lahir.</translation>
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
    <name>Override</name>
    <message>
        <source>More than the stock shows</source>
        <translation>Melebihi stok</translation>
    </message>
    <message>
        <source>Record it all the same</source>
        <translation>Tetap catat</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>A PIN has six digits. Now {count}.</source>
        <translation>PIN harus enam angka. Baru {count}.</translation>
    </message>
    <message>
        <source>A phone number has 10 to 13 digits, for example 0812 3456 7890.</source>
        <translation>Nomor telepon terdiri dari 10 sampai 13 angka, misalnya 0812 3456 7890.</translation>
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
        <source>Line {number}: {problem}</source>
        <translation>Baris {number}: {problem}</translation>
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
        <source>Please give the whole path of the folder.</source>
        <translation>Tulis alamat folder selengkapnya.</translation>
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
        <source>The counter “{name}” does not agree with the records.</source>
        <translation>Penghitung “{name}” tidak cocok dengan catatan.</translation>
    </message>
    <message>
        <source>The data file is damaged. Please restore a backup.</source>
        <translation>Berkas data rusak. Pulihkan dari cadangan.</translation>
    </message>
    <message>
        <source>The desk is one letter from A to Z.</source>
        <translation>Meja berupa satu huruf, A sampai Z.</translation>
    </message>
    <message>
        <source>The year must lie between 1900 and 2100.</source>
        <translation>Tahun harus antara 1900 dan 2100.</translation>
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
        <source>{item} handed over: {left}, but the kinds of recipient add up to {right}.</source>
        <translation>{item} diserahkan: {left}, tetapi jumlah menurut jenis penerima {right}.</translation>
    </message>
    <message>
        <source>{item} handed over: {left}, but the office areas add up to {right}.</source>
        <translation>{item} diserahkan: {left}, tetapi jumlah menurut wilayah kantor {right}.</translation>
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
    <name>Records</name>
    <message>
        <source>All kinds</source>
        <translation>Semua jenis</translation>
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
        <source>Queue number, name, institution, bag   F2</source>
        <translation>Nomor antrean, nama, lembaga, kantong   F2</translation>
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
        <source>{record} has been voided.</source>
        <translation>{record} dibatalkan.</translation>
    </message>
    <message>
        <source>{total} in the list</source>
        <translation>{total} dalam daftar</translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message>
        <source>A text of {count} characters does not fit into a cell: “{start}…”</source>
        <translation>Teks sepanjang {count} karakter tidak muat dalam satu sel: “{start}…”</translation>
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
        <source>Between 1 and {left} can be reported.</source>
        <translation>Yang dapat dilaporkan antara 1 dan {left}.</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder {folder}. Please choose another.</source>
        <translation>Folder {folder} tidak dapat ditulisi. Pilih folder lain.</translation>
    </message>
    <message>
        <source>Only {left} {unit} of {item} left; {quantity} asked for.</source>
        <translation>Sisa {item} hanya {left} {unit}; diminta {quantity}.</translation>
    </message>
    <message>
        <source>Only {officer}, who did this, can undo it.</source>
        <translation>Hanya {officer}, yang melakukannya, dapat mengurungkannya.</translation>
    </message>
    <message>
        <source>Please say why this is voided.</source>
        <translation>Tulis alasan pembatalan.</translation>
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
        <source>The data are in use elsewhere. Please save again in a moment.</source>
        <translation>Data sedang dipakai di tempat lain. Simpan lagi sebentar lagi.</translation>
    </message>
    <message>
        <source>The data file {file} cannot be made: {why}.</source>
        <translation>Berkas data {file} tidak dapat dibuat: {why}.</translation>
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
        <source>The file could not be written to the folder {folder}: {why}.</source>
        <translation>Berkas tidak dapat ditulis ke folder {folder}: {why}.</translation>
    </message>
    <message>
        <source>The folder already has a file {file} with other content. Please choose another folder.</source>
        <translation>Folder sudah berisi berkas {file} dengan isi lain. Pilih folder lain.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written to. Please choose another place.</source>
        <translation>Folder {folder} tidak dapat ditulisi. Pilih tempat lain.</translation>
    </message>
    <message>
        <source>The server is gone. Nothing typed is lost; please save again.</source>
        <translation>Server terputus. Isian Anda tidak hilang; simpan lagi.</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>Kedua PIN tidak sama.</translation>
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
        <source>There is no event with the code {code}.</source>
        <translation>Tidak ada kegiatan dengan kode {code}.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Tidak ada yang dapat diurungkan.</translation>
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
        <source>This bag number already belongs to {number}.</source>
        <translation>Nomor kantong ini sudah dipakai {number}.</translation>
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
        <source>This desk has been set up already.</source>
        <translation>Meja ini sudah disiapkan.</translation>
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
        <source>This is not the address of a PostgreSQL database: postgresql://...</source>
        <translation>Ini bukan alamat basis data PostgreSQL: postgresql://...</translation>
    </message>
    <message>
        <source>This needs a supervisor: {deed}.</source>
        <translation>Perlu penyelia: {deed}.</translation>
    </message>
    <message>
        <source>What has been received of “{name}” is changed on the Stock page.</source>
        <translation>Stok masuk “{name}” diubah di halaman Stok.</translation>
    </message>
    <message>
        <source>{file} is already open in another window (process {process}). Please use that one.</source>
        <translation>{file} sudah terbuka di jendela lain (proses {process}). Gunakan jendela itu.</translation>
    </message>
    <message>
        <source>{file} is not a baktidesk data file.</source>
        <translation>{file} bukan berkas data baktidesk.</translation>
    </message>
    <message>
        <source>{folder} is not a folder. Please choose another.</source>
        <translation>{folder} bukan folder. Pilih yang lain.</translation>
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
        <source>Kind</source>
        <translation>Jenis</translation>
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
        <source>With names</source>
        <translation>Dengan nama</translation>
    </message>
    <message>
        <source>Without names</source>
        <translation>Tanpa nama</translation>
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
        <source>{to} has not yet reported where {open} {unit} of {item} went.</source>
        <translation>{to} belum melaporkan penyaluran lanjutan {open} {unit} {item}.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A new officer</source>
        <translation>Petugas baru</translation>
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
        <source>All is well</source>
        <translation>Semua baik</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Change the desk</source>
        <translation>Ubah meja</translation>
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
        <source>Data file</source>
        <translation>Berkas data</translation>
    </message>
    <message>
        <source>Desk letter</source>
        <translation>Huruf meja</translation>
    </message>
    <message>
        <source>From now on this is desk {letter} of {unit}.</source>
        <translation>Mulai sekarang ini meja {letter}, {unit}.</translation>
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
        <source>No officer yet.</source>
        <translation>Belum ada petugas.</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Belum diperiksa</translation>
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
        <source>Only an administrator adds officers.</source>
        <translation>Hanya admin yang dapat menambah petugas.</translation>
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
        <source>Something is wrong</source>
        <translation>Ada yang tidak beres</translation>
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
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>Meja ini</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>Where the data lie</source>
        <translation>Letak data</translation>
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
        <source>{name} can open the program now.</source>
        <translation>{name} kini dapat membuka program.</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>The practice file has no lock.</source>
        <translation>Berkas latihan tidak dikunci.</translation>
    </message>
</context>
<context>
    <name>Sorry</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>The data cannot be opened</source>
        <translation>Data tidak dapat dibuka</translation>
    </message>
</context>
<context>
    <name>Stock</name>
    <message>
        <source>Damaged, lost</source>
        <translation>Rusak, hilang</translation>
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
        <source>Item</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Item, recipient or document   F2</source>
        <translation>Barang, penerima, atau dokumen   F2</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
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
        <source>No movement of this name.</source>
        <translation>Tidak ada catatan dengan nama ini.</translation>
    </message>
    <message>
        <source>No share is set for an office area.</source>
        <translation>Belum ada alokasi untuk wilayah kantor.</translation>
    </message>
    <message>
        <source>Nothing has moved yet. Enter what has been received on the left.</source>
        <translation>Belum ada catatan. Catat barang yang diterima di kiri.</translation>
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
        <source>Quantity</source>
        <translation>Jumlah</translation>
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
        <source>Stock ledger</source>
        <translation>Buku stok</translation>
    </message>
    <message>
        <source>Stock of all days</source>
        <translation>Stok semua hari</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Written off as damaged or lost: {goods}.</source>
        <translation>Dicatat rusak atau hilang: {goods}.</translation>
    </message>
    <message>
        <source>in {unit}</source>
        <translation>dalam {unit}</translation>
    </message>
    <message>
        <source>the latest {count}; the search finds all</source>
        <translation>{count} terbaru; pencarian menemukan semuanya</translation>
    </message>
    <message>
        <source>{handed} of {share} {unit}</source>
        <translation>{handed} dari {share} {unit}</translation>
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
        <source>Checksum of all cells before this sheet (SHA-256)</source>
        <translation>Checksum semua sel sebelum lembar ini (SHA-256)</translation>
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
        <source>Donated</source>
        <translation>Berhasil</translation>
    </message>
    <message>
        <source>Donors</source>
        <translation>Pendonor</translation>
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
        <source>Failed draws</source>
        <translation>Gagal</translation>
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
        <source>of {allocated}, {remaining} remaining</source>
        <translation>dari {allocated}, sisa {remaining}</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>sejak {day}</translation>
    </message>
</context>
</TS>
