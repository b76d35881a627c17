# Bare `make` lists what can be done. Every path is relative: the folder's own may hold spaces, which make cannot.
.DEFAULT_GOAL = help
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules --no-print-directory

# The Python to start from, where python3 is not the right one: make test PYTHON=python3.13
export PYTHON
# What to tell pytest besides: make test TESTS="-k timer"
TESTS =

environment = @sh scripts/python.sh scripts/environment.py
bin = .venv/bin

.PHONY: help demo test torture check format lint types imports install install-server lock screens wheel bench clean uninstall

help: ## 列出全部目标 | list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

demo: ## 准备好环境，打开演示会议 | set up, then open the demo meeting
	$(environment) run
	@$(bin)/kaihui demo

test: ## 准备好一切，运行全部测试 | set up everything, then run the tests
	$(environment) dev
	@sh scripts/system_packages.sh
	@$(bin)/python -m pytest -n auto --maxprocesses 8 --dist loadfile --no-loadscope-reorder $(TESTS)

torture: ## 可靠性测试的全部分量，约一小时 | the tests of faults with their full weight: about an hour
	$(environment) dev
	@sh scripts/system_packages.sh
	@KAIHUI_TORTURE=1 $(bin)/python -m pytest --timeout 7200 --durations 10 $(TESTS) \
	  tests/test_data_meeting_log.py tests/test_data_disk_faults.py tests/test_data_scribes_at_once.py \
	  tests/test_data_stopped_scribe.py tests/test_data_names_of_files.py tests/test_terminal_hostile.py \
	  tests/test_terminal_soak.py tests/test_terminal_faults.py

screens: ## 重画测试比对用的文字画面 | draw the screens anew that the tests compare
	$(environment) dev
	@KAIHUI_SCREENS=draw $(bin)/python -m pytest -q -n auto --maxprocesses 8 tests/test_tui_screens.py

check: lint types imports test ## 持续集成做的一切 | everything that CI does

format: ## 统一代码格式 | format the code
	$(environment) dev
	@$(bin)/ruff check --quiet --fix-only .
	@$(bin)/ruff format --quiet .

lint: ## 检查格式与写法 | check format and style
	$(environment) dev
	@$(bin)/ruff format --check .
	@$(bin)/ruff check .

types: ## 检查类型 | check the types
	$(environment) dev
	@$(bin)/mypy

imports: ## 检查分层：谁可以引用谁 | check the layers: who may import whom
	$(environment) dev
	@$(bin)/lint-imports

install: ## 安装到本文件夹的 .venv | install into .venv in this folder
	$(environment) run
	@echo "已就绪 | ready: $(bin)/kaihui --help"

install-server: ## 装到共享服务器（用 root；PREFIX、DATA、GROUP）| install on a shared server, as root
	@PYTHON="$${PYTHON:-/usr/bin/python3}" sh scripts/python.sh scripts/server/install.py \
	  --prefix "$(PREFIX)" --data "$(DATA)" --group "$(GROUP)" --locked-tmux "$(LOCKED_TMUX)"
PREFIX = /opt/kaihui
DATA = /srv/kaihui
GROUP = kaihui
LOCKED_TMUX = no

lock: ## 重新锁定依赖版本 | lock the dependencies anew (UPGRADE=--upgrade takes newer ones)
	@rm -rf build/lock
	@sh scripts/python.sh -m pip install -qq --target build/lock uv==0.13.9
	@build/lock/bin/uv pip compile $(lock_options) --group build -o requirements.lock
	@build/lock/bin/uv pip compile $(lock_options) --group dev --all-extras -c requirements.lock -o requirements-dev.lock

lock_options = --quiet --no-config --generate-hashes --universal --python-version 3.11 $(UPGRADE) \
  --custom-compile-command "make lock" pyproject.toml

wheel: ## 在 dist/ 打包 | build the wheel in dist/
	$(environment) dev
	@$(bin)/python -m hatchling build -t wheel

bench: ## 测量承诺过的速度 | measure the promised speeds
	$(environment) dev
	@$(bin)/python -m bench

clean: ## 删除缓存和构建结果 | delete caches and build results
	@rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find tui engine data tests bench scripts -name __pycache__ -prune -exec rm -rf {} +

uninstall: clean ## 删除 .venv；会议数据不动 | delete .venv; meetings stay
	@rm -rf .venv .venv.lock
