"""What moderators posted and have not decided on yet."""
