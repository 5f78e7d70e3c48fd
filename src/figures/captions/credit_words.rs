//! The words of credits in many languages, in lower case: labels, agencies, channels.

/// Nouns that a label begins with.
pub(in crate::figures) const NOUNS: &str = "تصوير|صورة|צילום|photo|photos|photograph|photographs|photographer|photography|picture|pictures|image|images|\
    illustration|illustrations|graphic|video|screenshot|pic|artwork|foto|fotos|bild|bilder|grafik|crédit|crédits|\
    crédito|créditos|credit|credits|imagen|imagem|immagine|afbeelding|beeld|zdjęcie|fot|kuva|фото|світлина|source|quelle|\
    fuente|bildrechte|bildquelle|bildnachweis|fotocredit|fotograf|fotografie|fotografía|fotoğraf|fotó|nuotr|ảnh|mynd|\
    ljósmynd|valokuva|φωτογραφία|φωτο|φώτο|снимка|фотография|عکس|الصورة|फोटो|ภาพ|gambar|imatge|argazkia|imagens|vídeo|\
    copyright|kilde|bron|zdroj|forrás|πηγή|kaynak|φωτ|ph|autor|auteur|автор|\
    fotografia|źródło|arkivfoto|archivfoto|arkivbild|archivbild|arkistokuva|arkivbilde";

/// Those of the nouns that captions begin with too: "Archivfoto: the quay in 1970" is no credit, "Archivfoto: Ada Holm" is.
pub(in crate::figures) const OF_ARCHIVES: &str = "arkivfoto|archivfoto|arkivbild|archivbild|arkistokuva|arkivbilde";

/// What may follow the noun in a label.
pub(in crate::figures) const QUALIFIERS: &str =
    "credit|credits|source|courtesy|by|via|from|of|photo|photos|illustration|von|par|por|di|de|zdjęć|zdjęcia|साभार";

/// Whole labels.
pub(in crate::figures) const LABELS: &str = "portrait by|staff photo by|file photo by|archive photo by|aerial photo by|drone photo by|handout photo by|stock photo by|photo by|photos by|photograph by|photographs by|photography by|image by|images by|\
    illustration by|illustrations by|graphic by|picture by|photo courtesy of|photos courtesy of|image courtesy of|images courtesy of|courtesy of|photo courtesy|photos courtesy|image courtesy|images courtesy|\
    photo via|image via|foto von|bild von|photo de|foto de|foto di|photo ©";

/// Labels of Chinese, Japanese and Korean, which a colon, a slash or an equals sign follows.
pub(in crate::figures) const EAST_ASIAN: &str =
    "写真|画像|撮影|提供|图片来源|图片|图源|圖片|摄影|攝影|图|圖|사진제공|사진 제공|사진|출처|제공";

/// Beginnings of labels for several pictures ("all photos").
pub(in crate::figures) const ALL: &str = "all |alle |toutes les |todas las |tutte le |все ";

/// Words for an archive before a slash and a name: "Archivo / Ada Holm".
pub(in crate::figures) const ARCHIVES: &str =
    "archivo|archivio|archiv|archive|archives|arquivo|arxiu|arkiv|archief|arşiv|архив|архів|file|file photo";

/// Picture agencies and stock libraries.
pub(in crate::figures) const AGENCIES: &str = "getty images|gettyimages|getty|reuters|associated press|ap photo|ap|afp|epa|dpa|shutterstock|istock|istockphoto|\
    alamy|adobe stock|unsplash|pexels|pixabay|flickr|wikimedia|wikimedia commons|wikipedia|creative commons|\
    bloomberg|nasa|xinhua|tass|anadolu|pa media|pa wire|efe|ansa|keystone|imago|picture alliance|zuma|sipa|\
    depositphotos|dreamstime|freepik|handout|yonhap|kyodo|upi|ukrinform|unian|ria novosti|scanpix|ritzau|belga|\
    news1|newsis|연합뉴스|뉴시스|뉴스1|로이터|共同|共同通信|共同通信社|時事|時事通信|時事通信社|ロイター|代表撮影|新华社|新華社|\
    中新社|路透社|路透|法新社|美联社|中央社|apa|ntb|lehtikuva|ctk|čtk|mti|lusa|anp|afp/getty|alamy stock photo|\
    press association|the associated press|europa press|anadolu ajansı|interfax|dpa-bildfunk|رويترز|أ ف ب|ا ف ب|فرانس برس|أسوشيتد برس|الأناضول|وكالات|\
    риа новости|тасс|укринформ|απε-μπε|eurokinissi|intime news|aa|dha|iha|pap|eyepress|中新网|视觉中国|美聯社|\
    lapresse|reprodução|divulgação|arquivo pessoal|acervo pessoal|folhapress|estadão conteúdo|agência brasil|agência estado|\
    futura press|pixsell|hina|tanjug|bta|agerpres|inquam photos|mediafax|east news|agencja gazeta|agencja wyborcza.pl|\
    nurphoto|profimedia|antara|antara foto|bernama|ttxvn|pti|ani|ians|imagn images|usa today network|icon sportswire|\
    abaca|abacapress|hans lucas|maxppp|photopqr|bestimage|magnum photos|action press|pa images|rex features|bildbyrån|\
    ntb scanpix|vida press|keystone-sda|picturedesk|imago images|picture-alliance|ullstein bild|akg-images|\
    bridgeman images|mary evans|hulton archive|library of congress|national archives|noaa|usgs|الفرنسية|الأوروبية|غيتي|شترستوك|google maps|google earth|\
    maxar|planet labs|public domain|gemeinfrei|domaine public|nyhetsbyrån tt|tt|ap images|courtesy photo|cnes|isro|jaxa";

/// Words of a source that is a channel or page of a person or organisation.
pub(in crate::figures) const CHANNELS: &str =
    "channel|telegram|facebook|twitter|instagram|youtube|tiktok|press service|press office|website|screenshot|handout";
