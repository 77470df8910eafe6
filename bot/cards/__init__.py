"""What a member sees: pure functions from answers to Discord messages."""
