"""The door for assistants: a server of the Model Context Protocol over stdio or HTTP."""

from plaincite.mcp.opening import serve_over_http, serve_over_stdio

__all__ = ["serve_over_http", "serve_over_stdio"]
