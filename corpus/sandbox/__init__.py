"""Reading what strangers wrote, in processes with limits of time, memory and output."""
