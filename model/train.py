"""Trains the judge of Recto: labelled blocks in, src/judge/model/judge.model out.

    model/train.sh                 everything, from the corpora to the model file (the way to run this)
    python train.py LABELS FEATURES OUT [--folds DIR] [--kinds] [--weights SOURCE[/KIND]=WEIGHT ...] [--quick] [--scores FILE]

LABELS and FEATURES are what `quality labels --json LABELS --features FEATURES` writes: the features of every block of
every page, computed by the code that the browser runs. With --folds one model per fold is written too, each trained
without the sites of its fold, and `folds.json`, the fold of each site: `quality --folds DIR` reads every page with the
model that has never seen its site.

--kinds: learns the kinds of pages anew, from block models that have seen no generated page. Without it the trees of the kinds
are those of the files that are replaced: see README.md for why.

--weights: sample weight of the pages of a source, or of those of one kind of a source (`generated-clutter/forum=0.1`); by
default 1, and what GENERATED says for generated pages. Pages of weight 0 are scored and never trained on. Generated pages are
sources of their own (`generated-crowded`, ...); they are of the fold of the page they are made of, from which their clutter
comes too. --quick trains a third of the trees at a higher rate on a quarter of the rows, and no model of all pages:
for comparing sources. --scores writes each page's score, for paired comparisons.

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
# Bins of a feature. More add nothing that survives cross-validation.
BINS = 40
# Rows sampled of a page at most: a page of ten thousand similar rows teaches no more than one of some hundred.
ROWS = 400
# The same for generated pages, of which there are many.
GENERATED_ROWS = 120
# Sample weights of generated pages beside 1 for a real page, by source, or by source and kind.
GENERATED = {"generated-crowded": 0.15, "generated-clutter": 0.15}
# Of these pages the blocks that are neither put in nor text, which their base pages teach already.
GENERATED_CHROME = 0.3
BLOCKS = dict(
    objective="cross_entropy", learning_rate=0.06, num_leaves=31, min_data_in_leaf=40, min_sum_hessian_in_leaf=3,
    feature_fraction=0.4, bagging_fraction=0.6, bagging_freq=1, lambda_l2=5, max_bin=BINS + 1, min_data_in_bin=1,
    use_missing=False, feature_pre_filter=False, boost_from_average=False, seed=SEED, deterministic=True, num_threads=1, verbose=-1,
    # Else the layout is chosen by a stopwatch, and with it the order of sums.
    force_col_wise=True,
)
TREES = 320
# One tree-sum per kind: a softmax over them.
PAGES = dict(
    objective="multiclass", num_class=len(KINDS), learning_rate=0.08, num_leaves=6, min_data_in_leaf=12,
    feature_fraction=0.5, bagging_fraction=0.8, bagging_freq=1, lambda_l2=5, max_bin=BINS + 1, min_data_in_bin=1,
    use_missing=False, feature_pre_filter=False, boost_from_average=False, seed=SEED, deterministic=True, num_threads=1, verbose=-1,
    force_col_wise=True,
)
PAGE_TREES = 60


class Page:
    """A page's labels and features."""

    def __init__(self, line, features):
        self.id = line["id"]
        self.kind = line["kind"]
        self.site = line["site"]
        self.source = line["source"]
        self.fold = line["fold"]
        # Blocks without a label (captions that the truth leaves out) are neither trained on nor counted.
        self.known = np.array(line["unknown"], int) == 0
        self.is_generated = self.source.startswith("generated-")
        self.words = np.array(line["words"], float)
        self.share = np.where(self.words > 0, np.minimum(1, np.array(line["found"]) / np.maximum(self.words, 1)), 0)
        self.truth = np.array(line["truth"], int)
        self.bag_sizes = np.array([len(bag) for bag in line["bag"]])
        self.bags = np.array([word for bag in line["bag"] for word in bag], int)
        self.is_put_in = np.array(line["putIn"], int) > 0 if self.is_generated else np.zeros(len(self.words), bool)
        self.features = features

    def f1(self, kept):
        """The word F1 of keeping these blocks."""
        kept = kept & self.known
        right, given = self.truth.sum(), self.words[kept].sum()
        if right == 0 or given == 0:
            return float(right == given)
        found = np.bincount(self.bags[np.repeat(kept, self.bag_sizes)], minlength=len(self.truth))
        return 2 * np.minimum(found, self.truth).sum() / (given + right)

    def weights(self):
        """Sample weights: how much a block's error moves the page's F1, that is its words over those of the truth, smoothed."""
        words = np.maximum(1, self.words)
        truth = max(20, (self.share * words).sum())
        repeated = self.is_generated & ~self.is_put_in & (self.share <= 0.5)
        return np.where(repeated, GENERATED_CHROME, 1) * words**0.85 / (truth + 0.3 * words.sum()) ** 0.85


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


class Binning:
    """Replaces feature values by their bins: the number of the feature's thresholds below the value.

    Thresholds are the upper halves of 32-bit floats, as the model file stores them, so that training and inference agree to
    the bit.
    """

    def __init__(self, features):
        self.thresholds = []
        for column in features.T:
            values = np.unique(column)
            if len(values) > BINS:
                values = np.unique(np.quantile(column, np.linspace(0, 1, BINS + 2)[1:-1]))
                middles = values
            else:
                middles = (values[:-1] + values[1:]) / 2
            bits = np.asarray(middles, "<f4").view("<u4") & 0xFFFF0000
            self.thresholds.append(np.unique(bits.view("<f4")))

    def of(self, features):
        bins = [np.searchsorted(rising, column, side="left") for rising, column in zip(self.thresholds, features.T)]
        return np.stack(bins, 1).astype(np.uint8)


class Blocks:
    """The model of blocks: how likely each is article."""

    def __init__(self, features, share, weight):
        self.binning = Binning(features)
        mean = np.average(share, weights=weight)
        self.base = np.log(mean / (1 - mean))
        start = np.full(len(share), self.base)
        data = lgb.Dataset(self.binning.of(features), share, weight=weight, init_score=start)
        self.model = lgb.train(BLOCKS, data, num_boost_round=TREES)

    def probabilities(self, features):
        return 1 / (1 + np.exp(-self.base - self.model.predict(self.binning.of(features), raw_score=True)))


class Kinds:
    """The model of pages: which kind each is."""

    def __init__(self, rows, kinds):
        self.binning = Binning(rows)
        self.bases = np.log(np.bincount(kinds, minlength=len(KINDS)) / len(kinds))
        start = np.repeat(self.bases, len(kinds))
        data = lgb.Dataset(self.binning.of(rows), kinds, init_score=start)
        self.model = lgb.train(PAGES, data, num_boost_round=PAGE_TREES)

    def kind(self, row):
        return KINDS[int((self.bases + self.model.predict(self.binning.of(row[None]), raw_score=True)[0]).argmax())]


def page_row(page, probabilities):
    """The features that a page's kind is classified by: see `KIND_ROW` in src/judge/model/mod.rs."""
    words = np.maximum(1, page.words)
    likely = (words * probabilities).sum()
    return np.concatenate([page.features[0], [likely / words.sum(), likely]]).astype("<f4")


def page_weight(page, given):
    """The sample weight of a page: of its source and kind, or of its source, as given or as they are by default."""
    names = (f"{page.source}/{page.kind}", page.source)
    own = [weights[name] for weights in (given, GENERATED) for name in names if name in weights]
    return own[0] if own else float(not page.is_generated)


def fit_blocks(pages, chance, given):
    """`given`: the weights that were asked for."""
    pages = [page for page in pages if page_weight(page, given) > 0]
    rows = [chance.permutation(np.where(page.known)[0])[: GENERATED_ROWS if page.is_generated else ROWS] for page in pages]
    features = np.vstack([page.features[picked] for page, picked in zip(pages, rows)])
    share = np.concatenate([page.share[picked] for page, picked in zip(pages, rows)])
    weight = np.concatenate(
        [
            page_weight(page, given) * page.weights()[picked] * len(page.words) / max(1, len(picked))
            for page, picked in zip(pages, rows)
        ]
    )
    return Blocks(features, share, weight / weight.mean())


def cross_fit(pages, given):
    """A model for each fold, and the probabilities of the pages by the model that has not seen their site."""
    held_out, models = {}, []
    for k in range(FOLDS):
        models.append(fit_blocks([page for page in pages if page.fold != k], np.random.RandomState(SEED), given))
        print(f"fold {k} trained", flush=True)
        for at, page in enumerate(pages):
            # A third of the generated pages are enough to score.
            if page.fold == k and (at % 3 == 0 or not page.is_generated):
                held_out[at] = models[k].probabilities(page.features)
    return models, held_out


def learn_kinds(every, weights, of_page):
    """The model of the kinds for each fold, and that of all pages."""
    real = [page for page in every if not page.is_generated]
    held_out = cross_fit(real, weights)[1]
    # Only the kinds of WCXB's pages were labelled by hand.
    labelled = [(page, held_out[at]) for at, page in enumerate(real) if page.source == "wcxb"]
    models, right = [], 0
    for k in range(FOLDS):
        models.append(fit_kinds(*zip(*(pair for pair in labelled if pair[0].fold != k)), of_page))
        right += sum(models[k].kind(page_row(page, own)) == page.kind for page, own in labelled if page.fold == k)
    print(f"kinds, sites held out: {right / len(labelled):.4f} right")
    return [*models, fit_kinds(*zip(*labelled), of_page)]


def fit_kinds(pages, probabilities, of_page):
    rows = np.stack([page_row(page, own) for page, own in zip(pages, probabilities)])
    # A feature that never changes is never used.
    rows[:, [at for at in range(rows.shape[1]) if at not in of_page]] = 0
    return Kinds(rows, np.array([KINDS.index(page.kind) for page in pages]))


class ModelFile:
    """Writes the layout that src/judge/model/model_file.rs describes."""

    def __init__(self, features):
        self.bytes = struct.pack("<H", features)

    def stage(self, binning, trees, base):
        """Adds a stage: trees as LightGBM dumps them. Leaves become integers, 127 being the largest."""
        splits, leaves = [], []
        shape = []

        def walk(node):
            if "leaf_value" in node:
                shape.append(None)
                leaves.append(node["leaf_value"])
                return
            assert node["decision_type"] == "<="
            # On integers "at most k and a half" is "at most k".
            shape.append((node["split_feature"], int(np.floor(node["threshold"]))))
            splits.append(shape[-1])
            walk(node["left_child"])
            walk(node["right_child"])

        for tree in trees:
            walk(tree["tree_structure"])
        unit = max(max(map(abs, leaves), default=0), 1e-9) / 127
        features = sorted({feature for feature, _ in splits}) or [0]
        place = {feature: at + 1 for at, feature in enumerate(features)}
        assert len(features) < 256
        # Limits of the evaluator: see src/judge/model/forest.rs and lanes.rs.
        assert all(tree["num_leaves"] <= 32 for tree in trees)
        # Only thresholds that a tree uses are kept, so bins are numbered anew.
        used = {feature: sorted({bin for other, bin in splits if other == feature}) for feature in features}
        assert max(map(len, used.values())) <= 127
        bits = [np.asarray(binning.thresholds[feature][used[feature]], "<f4").view("<u4") for feature in features]
        bits = np.concatenate(bits) if bits else np.zeros(0, "<u4")
        self.bytes += struct.pack("<ffHH", base, unit, len(features), len(trees))
        self.bytes += struct.pack(f"<{len(features)}H", *features)
        self.bytes += bytes(len(used[feature]) for feature in features)
        self.bytes += (bits >> 24).astype(np.uint8).tobytes() + (bits >> 16 & 0xFF).astype(np.uint8).tobytes()
        self.bytes += struct.pack("<II", len(splits), len(leaves))
        self.bytes += bytes(0 if split is None else place[split[0]] for split in shape)
        self.bytes += bytes(used[feature].index(bin) for feature, bin in splits)
        self.bytes += np.round(np.array(leaves) / unit).astype(np.int8).tobytes()

    def kinds_of(self, path):
        """Adds the stages of the kinds as another file has them: all after the first."""
        stages = Path(path).read_bytes()[6:]
        _, _, features, _ = struct.unpack_from("<ffHH", stages)
        at = 12 + 2 * features
        at += features + 2 * sum(stages[at : at + features])
        splits, leaves = struct.unpack_from("<II", stages, at)
        self.bytes += stages[at + 8 + 2 * splits + leaves :]

    def write(self, path):
        checksum = 0x811C9DC5
        for byte in self.bytes:
            checksum = (checksum ^ byte) * 0x01000193 & 0xFFFFFFFF
        Path(path).write_bytes(struct.pack("<I", checksum) + self.bytes)


def export(path, names, blocks, kinds):
    """`kinds`: None for those that the file has."""
    file = ModelFile(len(names))
    file.stage(blocks.binning, blocks.model.dump_model()["tree_info"], blocks.base)
    if kinds is None:
        file.kinds_of(path)
    else:
        trees = kinds.model.dump_model()["tree_info"]
        for kind in range(len(KINDS)):
            file.stage(kinds.binning, trees[kind :: len(KINDS)], kinds.bases[kind])
    file.write(path)


def best_threshold(words, probabilities):
    """The probability above which keeping blocks gives the highest expected F1: see src/judge/threshold.rs."""
    best = 0.0
    for _ in range(12):
        kept = probabilities > best / 2
        likely = words * probabilities
        reached = 2 * likely[kept].sum() / max(1e-9, words[kept].sum() + likely.sum())
        if reached <= best:
            break
        best = reached
    return min(max(best / 2, 0.15), 0.48)


def report(pages, probabilities):
    """Prints the mean score of each source, and of each kind of WCXB. Returns all scores."""
    scores = [
        page.f1(own > best_threshold(np.maximum(1, page.words), own)) for page, own in zip(pages, probabilities)
    ]
    of = defaultdict(list)
    for page, score in zip(pages, scores):
        of[page.source].append(score)
        if page.source == "wcxb":
            of["wcxb " + page.kind].append(score)
    print("blocks, sites held out:", *(f"{name} {np.mean(own):.4f}" for name, own in of.items()), flush=True)
    return scores


def main():
    global BLOCKS, TREES, ROWS, GENERATED_ROWS
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("labels")
    parser.add_argument("features")
    parser.add_argument("out")
    parser.add_argument("--folds")
    parser.add_argument("--kinds", action="store_true")
    parser.add_argument("--weights", nargs="*", default=[])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--scores")
    given = parser.parse_args()
    if given.quick:
        BLOCKS, TREES, ROWS, GENERATED_ROWS = BLOCKS | dict(learning_rate=0.15, feature_fraction=0.25), 110, 100, 50
    weights = {name: float(weight) for name, weight in (pair.split("=") for pair in given.weights)}
    names, every = load(given.labels, given.features)
    # Page-level features, and the two that `page_row` appends.
    first = names.index("PageBlocks")
    of_page = set(range(first, names.index("PageMarks") + 1)) | {names.index("HasHeadline"), names.index("CoreWords"), names.index("CoreShare")}
    of_page |= set(range(names.index("DeclaresArticle"), names.index("PageLongBlockWords") + 1)) | {len(names), len(names) + 1}
    models, held_out = cross_fit(every, weights)
    pages, probabilities = [every[at] for at in sorted(held_out)], [held_out[at] for at in sorted(held_out)]
    scores = report(pages, probabilities)
    if given.scores:
        lines = (json.dumps([page.source, page.id, page.site, score]) for page, score in zip(pages, scores))
        Path(given.scores).write_text("\n".join(lines) + "\n")
    kinds = learn_kinds(every, weights, of_page) if given.kinds else [None] * (FOLDS + 1)
    if given.folds:
        Path(given.folds).mkdir(parents=True, exist_ok=True)
        for k in range(FOLDS):
            export(Path(given.folds) / f"{k}.model", names, models[k], kinds[k])
        of_site = {page.site: page.fold for page in every if page_weight(page, weights) > 0}
        (Path(given.folds) / "folds.json").write_text(json.dumps(of_site, indent=2, sort_keys=True) + "\n")
    if not given.quick:
        blocks = fit_blocks(every, np.random.RandomState(SEED), weights)
        export(given.out, names, blocks, kinds[FOLDS])


if __name__ == "__main__":
    main()
