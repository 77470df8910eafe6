"""One encoder for many languages, measured beside the packaged one."""
