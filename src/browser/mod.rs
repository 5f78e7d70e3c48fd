//! 8 THE ONLY ROOM THAT KNOWS THE WEB: exports, capture, hand-over, errors, TypeScript types. Holds no heuristic.
