"""What every feature's Discord side is made of."""
