"""Trains the judge of Recto: labelled blocks in, src/judge/model/judge.table out.

    model/train.sh                 everything, from the corpora to the table (the way to run this)
    python train.py LABELS FEATURES OUT [--folds DIR] [--weights SOURCE=WEIGHT ...] [--quick] [--answers FILE]

LABELS and FEATURES are what `quality labels --json LABELS --features FEATURES` writes: the numbers of every block of
every page, computed by the code that the browser runs. With --folds one table a fold is written too, each trained
without the sites of its fold, and `folds.json`, which tells the fold of each site: `quality --folds DIR` scores every
page by the table that has never seen its site.

--weights says how much a page of each source counts (1 where nothing is said; pages of a source of weight 0 are scored and
never trained on). Pages made by the generator are sources of their own, `made-` and what was changed; they have the fold of
the page they were made of, and of the pages whose chrome they borrow. --quick trains a third of the trees at a higher
rate, on a quarter of the rows, and no table of all pages: for comparing sources. --answers writes each page's score, for paired comparisons.

Everything is seeded; two runs give the same bytes. See README.md beside this file.
"""

import argparse
import json
from collections import defaultdict
import struct
from pathlib import Path

import lightgbm as lgb
import numpy as np

KINDS = ["article", "documentation", "service", "forum", "listing", "product", "collection"]
FOLDS = 5
SEED = 1
# Steps that a number may fall on. More add nothing that survives cross-validation.
STEPS = 40
# Rows taken of a page at most, by chance: a page of ten thousand like rows teaches no more than one of some hundred.
ROWS = 400
# The same for pages made of others, of which there are many.
MADE_ROWS = 120
BLOCKS = dict(
    objective="cross_entropy", learning_rate=0.06, num_leaves=31, min_data_in_leaf=40, min_sum_hessian_in_leaf=3,
    feature_fraction=0.4, bagging_fraction=0.6, bagging_freq=1, lambda_l2=5, max_bin=STEPS + 1, min_data_in_bin=1,
    use_missing=False, feature_pre_filter=False, boost_from_average=False, seed=SEED, deterministic=True, num_threads=1, verbose=-1,
)
TREES = 320
# One tree-sum per kind: a softmax over them.
PAGES = dict(
    objective="multiclass", num_class=len(KINDS), learning_rate=0.08, num_leaves=6, min_data_in_leaf=12,
    feature_fraction=0.5, bagging_fraction=0.8, bagging_freq=1, lambda_l2=5, max_bin=STEPS + 1, min_data_in_bin=1,
    use_missing=False, feature_pre_filter=False, boost_from_average=False, seed=SEED, deterministic=True, num_threads=1, verbose=-1,
)
PAGE_TREES = 60


class Page:
    """A page's labels and numbers."""

    def __init__(self, line, numbers):
        self.id = line["id"]
        self.kind = line["kind"]
        self.site = line["site"]
        self.source = line["source"]
        self.fold = line["fold"]
        # Blocks that the truth says nothing of: neither trained on nor counted.
        self.known = np.array(line["unknown"], int) == 0
        self.is_made = self.source.startswith("made-")
        self.words = np.array(line["words"], float)
        self.share = np.where(self.words > 0, np.minimum(1, np.array(line["found"]) / np.maximum(self.words, 1)), 0)
        self.truth = np.array(line["truth"], int)
        self.bag_sizes = np.array([len(bag) for bag in line["bag"]])
        self.bags = np.array([word for bag in line["bag"] for word in bag], int)
        self.numbers = numbers

    def f1(self, kept):
        """The word F1 of keeping these blocks."""
        kept = kept & self.known
        right, given = self.truth.sum(), self.words[kept].sum()
        if right == 0 or given == 0:
            return float(right == given)
        found = np.bincount(self.bags[np.repeat(kept, self.bag_sizes)], minlength=len(self.truth))
        return 2 * np.minimum(found, self.truth).sum() / (given + right)

    def weights(self):
        """How much each block's error moves the page's F1: its words over those of the truth, softened."""
        words = np.maximum(1, self.words)
        truth = max(20, (self.share * words).sum())
        return words**0.85 / (truth + 0.3 * words.sum()) ** 0.85


def load(labels, features):
    names, lines = [], []
    with open(labels) as file:
        for line in map(json.loads, file):
            if line["set"] == "features":
                names = line["names"]
            else:
                lines.append(line)
    numbers = np.fromfile(features, dtype="<f4").reshape(-1, len(names))
    pages, at = [], 0
    for line in lines:
        end = at + len(line["words"])
        pages.append(Page(line, numbers[at:end]))
        at = end
    assert at == len(numbers), "labels and features are not of one run"
    return names, pages


class Steps:
    """Replaces numbers by the step they fall on: how many of a number's thresholds lie below it.

    Thresholds are the upper halves of 32-bit floats, as the table stores them, so that training and use agree to the bit.
    """

    def __init__(self, numbers):
        self.thresholds = []
        for column in numbers.T:
            values = np.unique(column)
            if len(values) > STEPS:
                values = np.unique(np.quantile(column, np.linspace(0, 1, STEPS + 2)[1:-1]))
                middles = values
            else:
                middles = (values[:-1] + values[1:]) / 2
            bits = np.asarray(middles, "<f4").view("<u4") & 0xFFFF0000
            self.thresholds.append(np.unique(bits.view("<f4")))

    def of(self, numbers):
        places = [np.searchsorted(steps, column, side="left") for steps, column in zip(self.thresholds, numbers.T)]
        return np.stack(places, 1).astype(np.uint8)


class Blocks:
    """How likely a block is article."""

    def __init__(self, numbers, share, weight):
        self.steps = Steps(numbers)
        mean = np.average(share, weights=weight)
        self.base = np.log(mean / (1 - mean))
        start = np.full(len(share), self.base)
        data = lgb.Dataset(self.steps.of(numbers), share, weight=weight, init_score=start)
        self.model = lgb.train(BLOCKS, data, num_boost_round=TREES)

    def answers(self, numbers):
        return 1 / (1 + np.exp(-self.base - self.model.predict(self.steps.of(numbers), raw_score=True)))


class Kinds:
    """Which kind a page is."""

    def __init__(self, rows, kinds):
        self.steps = Steps(rows)
        self.bases = np.log(np.bincount(kinds, minlength=len(KINDS)) / len(kinds))
        start = np.repeat(self.bases, len(kinds))
        data = lgb.Dataset(self.steps.of(rows), kinds, init_score=start)
        self.model = lgb.train(PAGES, data, num_boost_round=PAGE_TREES)

    def answer(self, row):
        return KINDS[int((self.bases + self.model.predict(self.steps.of(row[None]), raw_score=True)[0]).argmax())]


def page_row(page, answers):
    """What a page's kind is judged by: see `KIND_ROW` in src/judge/model/mod.rs."""
    words = np.maximum(1, page.words)
    likely = (words * answers).sum()
    return np.concatenate([page.numbers[0], [likely / words.sum(), likely]]).astype("<f4")


def fit_blocks(pages, chance, of_source):
    """`of_source` says how much a page of each source counts."""
    pages = [page for page in pages if of_source[page.source] > 0]
    rows = [chance.permutation(np.where(page.known)[0])[: MADE_ROWS if page.is_made else ROWS] for page in pages]
    numbers = np.vstack([page.numbers[picked] for page, picked in zip(pages, rows)])
    share = np.concatenate([page.share[picked] for page, picked in zip(pages, rows)])
    weight = np.concatenate(
        [
            of_source[page.source] * page.weights()[picked] * len(page.words) / max(1, len(picked))
            for page, picked in zip(pages, rows)
        ]
    )
    return Blocks(numbers, share, weight / weight.mean())


def fit_kinds(pages, answers, of_page):
    rows = np.stack([page_row(page, answer) for page, answer in zip(pages, answers)])
    # A number that never changes is never asked for.
    rows[:, [at for at in range(rows.shape[1]) if at not in of_page]] = 0
    return Kinds(rows, np.array([KINDS.index(page.kind) for page in pages]))


class Table:
    """Writes the layout that src/judge/model/table.rs describes."""

    def __init__(self, numbers):
        self.bytes = struct.pack("<H", numbers)

    def stage(self, steps, trees, base):
        """Trees as LightGBM dumps them. Leaves become whole numbers, 127 being the largest."""
        splits, leaves = [], []
        shape = []

        def walk(node):
            if "leaf_value" in node:
                shape.append(None)
                leaves.append(node["leaf_value"])
                return
            assert node["decision_type"] == "<="
            # On whole numbers "at most k and a half" is "at most k".
            shape.append((node["split_feature"], int(np.floor(node["threshold"]))))
            splits.append(shape[-1])
            walk(node["left_child"])
            walk(node["right_child"])

        for tree in trees:
            walk(tree["tree_structure"])
        unit = max(max(map(abs, leaves), default=0), 1e-9) / 127
        asked = sorted({feature for feature, _ in splits}) or [0]
        place = {feature: at + 1 for at, feature in enumerate(asked)}
        assert len(asked) < 256
        # What the evaluator's bytes hold: see src/judge/model/forest.rs and lanes.rs.
        assert all(tree["num_leaves"] <= 32 for tree in trees)
        # Only thresholds that a tree asks for are kept, so steps are counted anew.
        used = {feature: sorted({step for other, step in splits if other == feature}) for feature in asked}
        assert max(map(len, used.values())) <= 127
        bits = [np.asarray(steps.thresholds[feature][used[feature]], "<f4").view("<u4") for feature in asked]
        bits = np.concatenate(bits) if bits else np.zeros(0, "<u4")
        self.bytes += struct.pack("<ffHH", base, unit, len(asked), len(trees))
        self.bytes += struct.pack(f"<{len(asked)}H", *asked)
        self.bytes += bytes(len(used[feature]) for feature in asked)
        self.bytes += (bits >> 24).astype(np.uint8).tobytes() + (bits >> 16 & 0xFF).astype(np.uint8).tobytes()
        self.bytes += struct.pack("<II", len(splits), len(leaves))
        self.bytes += bytes(0 if split is None else place[split[0]] for split in shape)
        self.bytes += bytes(used[feature].index(step) for feature, step in splits)
        self.bytes += np.round(np.array(leaves) / unit).astype(np.int8).tobytes()

    def write(self, path):
        checksum = 0x811C9DC5
        for byte in self.bytes:
            checksum = (checksum ^ byte) * 0x01000193 & 0xFFFFFFFF
        Path(path).write_bytes(struct.pack("<I", checksum) + self.bytes)


def export(path, names, blocks, kinds):
    table = Table(len(names))
    table.stage(blocks.steps, blocks.model.dump_model()["tree_info"], blocks.base)
    trees = kinds.model.dump_model()["tree_info"]
    for kind in range(len(KINDS)):
        table.stage(kinds.steps, trees[kind :: len(KINDS)], kinds.bases[kind])
    table.write(path)


def best_threshold(words, answers):
    """The probability above which keeping blocks gives the highest F1 to be expected: half of that F1."""
    best = 0.0
    for _ in range(12):
        kept = answers > best / 2
        reached = 2 * (words * answers)[kept].sum() / max(1e-9, words[kept].sum() + (words * answers).sum())
        if reached <= best:
            break
        best = reached
    return min(max(best / 2, 0.15), 0.48)


def report(pages, answers):
    """Prints the mean score of each source and of each kind of WCXB; the scores."""
    scores = [
        page.f1(answer > best_threshold(np.maximum(1, page.words), answer)) for page, answer in zip(pages, answers)
    ]
    of = defaultdict(list)
    for page, score in zip(pages, scores):
        of[page.source].append(score)
        if page.source == "wcxb":
            of["wcxb " + page.kind].append(score)
    print("blocks, sites held out:", *(f"{name} {np.mean(own):.4f}" for name, own in of.items()), flush=True)
    return scores


def main():
    global BLOCKS, TREES, ROWS, MADE_ROWS
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("labels")
    parser.add_argument("features")
    parser.add_argument("out")
    parser.add_argument("--folds")
    parser.add_argument("--weights", nargs="*", default=[])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--answers")
    given = parser.parse_args()
    if given.quick:
        BLOCKS, TREES, ROWS, MADE_ROWS = BLOCKS | dict(learning_rate=0.15, feature_fraction=0.25), 110, 100, 50
    of_source = defaultdict(lambda: 1.0, {name: float(weight) for name, weight in (pair.split("=") for pair in given.weights)})
    names, pages = load(given.labels, given.features)
    first = names.index("Blocks")
    of_page = set(range(first, names.index("PageMarks") + 1)) | {names.index("HasHeadline"), names.index("CoreWords"), names.index("CoreShare")}
    of_page |= set(range(names.index("DeclaresArticle"), names.index("PageLongMean") + 1)) | {len(names), len(names) + 1}
    answers = [None] * len(pages)
    models = []
    for k in range(FOLDS):
        models.append(fit_blocks([page for page in pages if page.fold != k], np.random.RandomState(SEED), of_source))
        print(f"fold {k} trained", flush=True)
        for at, page in enumerate(pages):
            # A third of the pages made by machine tells as much as all.
            if page.fold == k and (at % 3 == 0 or not page.is_made):
                answers[at] = models[k].answers(page.numbers)
    every = pages
    pages, answers = zip(*((page, answer) for page, answer in zip(pages, answers) if answer is not None))
    scores = report(pages, answers)
    if given.answers:
        lines = (json.dumps([page.source, page.id, page.site, score]) for page, score in zip(pages, scores))
        Path(given.answers).write_text("\n".join(lines) + "\n")
    # Which kind a page is, people have said of wcxb's pages alone.
    sorted_by_hand = [(page, answer) for page, answer in zip(pages, answers) if page.source == "wcxb"]
    right = 0
    for k in range(FOLDS):
        kinds = fit_kinds(*zip(*(both for both in sorted_by_hand if both[0].fold != k)), of_page)
        right += sum(kinds.answer(page_row(page, answer)) == page.kind for page, answer in sorted_by_hand if page.fold == k)
        if given.folds:
            Path(given.folds).mkdir(parents=True, exist_ok=True)
            export(Path(given.folds) / f"{k}.table", names, models[k], kinds)
    print(f"kinds, sites held out: {right / len(sorted_by_hand):.4f} right")
    if given.folds:
        trained = {page.site: page.fold for page in every if of_source[page.source] > 0}
        (Path(given.folds) / "folds.json").write_text(json.dumps(trained, indent=2, sort_keys=True) + "\n")
    if not given.quick:
        blocks = fit_blocks(every, np.random.RandomState(SEED), of_source)
        export(given.out, names, blocks, fit_kinds(*zip(*sorted_by_hand), of_page))


if __name__ == "__main__":
    main()
