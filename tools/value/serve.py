"""The model's server: OpenAI's interface in front of a file of weights. A message is a row, its features with spaces
between; the answer is its class. It runs in the run's own process, on a free port of this machine."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from model import Model


class Server:
    """A server for one model, until it is ended."""

    def __init__(self, name: str, served: Model):
        self.asked = 0
        lock = threading.Lock()

        class Handler(BaseHTTPRequestHandler):
            """A call."""

            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:  # noqa: N802
                """Answers a chat of one message."""
                try:
                    body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                    row = [float(word) for word in body["messages"][-1]["content"].split()]
                    if self.path != "/v1/chat/completions" or body["model"] != name:
                        raise ValueError("there is nothing here")
                    answer = completion(name, len(row), str(served.foretell(row)))
                except (LookupError, TypeError, ValueError) as error:
                    self.reply(400, {"error": {"message": str(error)}})
                    return
                # Before the answer leaves: who has the last one looks at the sum at once.
                with lock:
                    outer.asked += 1
                self.reply(200, answer)

            def reply(self, status: int, told: dict) -> None:
                """Sends an answer."""
                content = json.dumps(told).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:  # noqa: D102
                pass

        outer = self
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def completion(name: str, words: int, answer: str) -> dict:
    """An answer as OpenAI's interface has it."""
    message = {"role": "assistant", "content": answer}
    return {
        "id": "chatcmpl-0",
        "object": "chat.completion",
        "created": 0,
        "model": name,
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": words, "completion_tokens": 1, "total_tokens": words + 1},
    }
