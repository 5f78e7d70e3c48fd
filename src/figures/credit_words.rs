//! The words of credits in the languages of the web: labels, agencies, channels. All lower case.

/// Nouns of a label, lower case, in the languages of the web.
pub(super) const NOUNS: &str = "تصوير|صورة|צילום|photo|photos|photograph|photographs|photographer|photography|picture|pictures|image|images|\
    illustration|illustrations|graphic|video|screenshot|pic|artwork|foto|fotos|bild|bilder|grafik|crédit|crédits|\
    crédito|créditos|credit|credits|imagen|imagem|immagine|afbeelding|zdjęcie|fot|kuva|фото|світлина|source|quelle|\
    fuente";

/// What may follow the noun in a label.
pub(super) const QUALIFIERS: &str =
    "credit|credits|source|courtesy|by|via|from|of|photo|photos|illustration|von|par|por|di|de";

/// Whole labels.
pub(super) const LABELS: &str = "portrait by|photo by|photos by|photograph by|photographs by|photography by|image by|images by|\
    illustration by|illustrations by|graphic by|picture by|photo courtesy of|image courtesy of|courtesy of|\
    photo via|image via|foto von|bild von|photo de|foto de|foto di|photo ©";

/// What a label begins with that speaks for several pictures.
pub(super) const ALL: &str = "all |alle |toutes les |todas las |tutte le |все ";

/// Agencies and stores of pictures, lower case.
pub(super) const AGENCIES: &str = "getty images|gettyimages|getty|reuters|associated press|ap photo|ap|afp|epa|dpa|shutterstock|istock|istockphoto|\
    alamy|adobe stock|unsplash|pexels|pixabay|flickr|wikimedia|wikimedia commons|wikipedia|creative commons|\
    bloomberg|nasa|xinhua|tass|anadolu|pa media|pa wire|efe|ansa|keystone|imago|picture alliance|zuma|sipa|\
    depositphotos|dreamstime|freepik|handout|yonhap|kyodo|upi|ukrinform|unian|ria novosti|scanpix|ritzau|belga|\
    news1|newsis";

/// Words of a source that is a channel or a page of someone.
pub(super) const CHANNELS: &str =
    "channel|telegram|facebook|twitter|instagram|youtube|tiktok|press service|press office|website|screenshot|handout";
