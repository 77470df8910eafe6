"""The connection to Discord, which outlasts what fails there."""
