"""What happens to goods: stock, handover, coupons, counting, returns, disputes."""
