"""Entry of the web server and of the `flask` command."""

from config import Config
from hackathon.app import create_app

app = create_app(Config.from_env())
