"""What processes that share the database agree on: who serves which shard, and whose turn it is."""
