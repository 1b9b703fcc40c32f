"""A released bulletin's words reach robots elsewhere, and its office hears where they did not."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from handlers.publishing.mirrors import FILE, errand, work

pytest.importorskip("apprise", reason="the extra [mirror] is not installed")
# the library imports what Python 3.13 drops, and does without it there
pytestmark = pytest.mark.filterwarnings("ignore:.imghdr. is deprecated:DeprecationWarning")


@pytest.fixture
def robot():
    """A loopback server that notes what it is told."""
    heard = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"json://127.0.0.1:{server.server_port}/", heard
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_words_go_to_the_addresses_of_their_area(tmp_path, robot):
    address, heard = robot
    (tmp_path / FILE).write_text(f"# robots\n全县 {address}\n青山镇 {address}x\n", "utf-8")
    told = errand("<b>通报</b> 清溪县\n户走访率 60.00% &lt;", "全县", [])
    assert work(told, tmp_path) == {"sent": 1, "failed": 0}
    [body] = heard
    assert body["message"] == "通报 清溪县\n户走访率 60.00% <"


def test_an_address_that_is_none_or_does_not_answer_is_counted(tmp_path):
    (tmp_path / FILE).write_text("全县 json://127.0.0.1:9/\n全县 nonsense\n", "utf-8")
    assert work(errand("a", "全县", []), tmp_path) == {"sent": 0, "failed": 2}


def test_without_the_file_nothing_goes_anywhere(tmp_path):
    assert work(errand("a", "全县", []), tmp_path) == {"sent": 0, "failed": 0}


@pytest.mark.usefixtures("small")
def test_a_release_is_mirrored_and_a_failure_told(walk, zhou, house, robot, visited):
    address, heard = robot
    visited("H001", "2026-10-12")
    (house.home / FILE).write_text(f"全县 {address}\n全县 json://127.0.0.1:9/\n", "utf-8")
    walk.to("2026-11-08T08:00")
    walk.to("2026-11-08T15:00")
    assert any("户走访率" in body["message"] for body in heard)
    assert any("1 个镜像没有发出去" in text for text in zhou.heard)
