//! Sets that may be trained on. What is only for measuring (`aeb`, `mozilla`, `captions`, `daniel`, cases) is no source.

/// A set that may be trained on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Pages of all kinds.
    Wcxb,
    /// Articles and forums, half of them Chinese.
    Magic,
    /// Forums.
    Harvest,
    /// News in many languages. Its text leaves captions out.
    Fundus,
}

impl Source {
    /// All sources.
    pub const ALL: [Self; 4] = [Self::Wcxb, Self::Magic, Self::Harvest, Self::Fundus];

    /// The folder of its pages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wcxb => "wcxb",
            Self::Magic => "magic",
            Self::Harvest => "harvest",
            Self::Fundus => "fundus",
        }
    }

    /// The source of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.name() == name)
    }
}
