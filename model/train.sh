#!/usr/bin/env bash
# Makes the trees of the blocks in src/judge/model/judge.model and model/folds/ from the corpora, the same bytes every time. The
# trees of the kinds stay as they are: see README.md. Some ten minutes. The corpora (wcxb, magic, harvest, fundus) are looked
# for in RECTO_CORPORA, or in ../shared/corpora beside the project.
set -euo pipefail
cd "$(dirname "$0")/.."
work=out/model
mkdir -p "$work" model/folds
if [ ! -x "$work/python/bin/python" ]; then
  python3 -m venv "$work/python"
fi
"$work/python/bin/pip" install --quiet --requirement model/requirements.txt
cargo run --quiet --release --features cli --bin quality -- labels --sources wcxb,magic,harvest,fundus --generated \
  --json "$work/labels.jsonl" --features "$work/features.bin"
"$work/python/bin/python" model/train.py "$work/labels.jsonl" "$work/features.bin" src/judge/model/judge.model --folds model/folds
echo "The model is trained. Score it: cargo run --release --features cli --bin quality"
