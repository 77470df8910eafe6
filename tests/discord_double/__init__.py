"""A Discord of our own on loopback: the gateway and the REST routes that the bot touches.

Real discord.py runs against it, unpatched but for two addresses; every body that the bot
sends is judged by Discord's OpenAPI file and by the documented limits it lets pass.
"""
