//! Words of boxes that stand in and around articles, of our own, in several languages; and labels that no list knows.

use crate::rng::Rng;

/// The words of one language.
pub struct Wording {
    /// Its subtag.
    pub language: &'static str,
    /// Heads of lists of other stories.
    pub related: &'static [&'static str],
    /// What leads to one other story in the middle of the text.
    pub read_also: &'static [&'static str],
    /// Rows to share by.
    pub share: &'static [&'static str],
    /// Labels of advertisements.
    pub advertisement: &'static [&'static str],
    /// A box for letters by mail: its head, its words, its button.
    pub newsletter: [&'static str; 3],
    /// The same for jobs, things to buy, events, gifts, agreement, what is to be paid for.
    pub job: [&'static str; 3],
    pub shop: [&'static str; 3],
    pub event: [&'static str; 3],
    pub gift: [&'static str; 3],
    pub consent: [&'static str; 3],
    pub paywall: [&'static str; 3],
    /// A question to vote on, and its answers.
    pub poll: [&'static str; 4],
    /// Head of readers' comments, what to press under each, and one more comment.
    pub comments: [&'static str; 4],
    /// What stands in a box about the author behind the name.
    pub author: &'static str,
    /// Under a thread's name: so many replies, the last one when.
    pub thread: [&'static str; 2],
    /// Names of people.
    pub names: &'static [&'static str],
}

/// The words of a language; the English ones where we have none.
pub fn wording(language: &str) -> &'static Wording {
    WORDINGS.iter().find(|wording| wording.language == language).unwrap_or(&WORDINGS[0])
}

/// A head that no list of words knows: a name that somebody made up for a row of stories.
pub fn unknown_label(rng: &Rng) -> String {
    const FIRST: [&str; 12] =
        ["Must", "From the", "The", "Our", "Inside", "Quay", "Six at", "Desk", "Kolme", "Vela", "Nuus", "Ora"];
    const SECOND: [&str; 12] = [
        "Reads",
        "Harbour Desk",
        "Daily Dozen",
        "Corner",
        "Notebook",
        "Line",
        "Six",
        "Picks",
        "Uutista",
        "Nova",
        "Tram",
        "Shelf",
    ];
    const SYLLABLES: [&str; 12] = ["ve", "lo", "ri", "ta", "mun", "ska", "or", "bel", "ni", "dra", "ke", "sul"];
    if rng.chance(1, 2) {
        return format!("{} {}", rng.pick(&FIRST), rng.pick(&SECOND));
    }
    let mut word = String::new();
    for _ in 0..rng.within(2..5) {
        word.push_str(SYLLABLES[rng.below(SYLLABLES.len())]);
    }
    word[..1].make_ascii_uppercase();
    word
}

static WORDINGS: [Wording; 8] = [
    Wording {
        language: "en",
        related: &[
            "Related stories",
            "Read more",
            "Most read",
            "You may also like",
            "Popular now",
            "More on this topic",
            "Latest news",
        ],
        read_also: &["Read also:", "SEE ALSO:", "More:", "Don't miss:", "Related:"],
        share: &["Share on Facebook", "Post on X", "Send by mail", "Copy link", "Print"],
        advertisement: &["Advertisement", "Sponsored", "Paid content", "Ad"],
        newsletter: [
            "The morning letter",
            "What you need to know before the kettle boils, in your inbox at six every weekday.",
            "Sign me up",
        ],
        job: [
            "Jobs near you",
            "Three hundred employers on the coast are looking for people who can start this month.",
            "Find a job",
        ],
        shop: ["From our shop", "Printed on heavy paper and sent anywhere within three days.", "Add to basket"],
        event: ["What's on", "Doors open at seven, the talk begins at half past, and there is soup.", "Book a seat"],
        gift: [
            "Help us stay free",
            "Reporting costs money. If ten readers in a hundred gave the price of a coffee, nobody would need to pay.",
            "Give now",
        ],
        consent: [
            "We value your privacy",
            "We and our partners store and read small files on your device to measure what is read and to show fitting offers.",
            "Accept all",
        ],
        paywall: [
            "Already a member?",
            "You have read your last free story of this month. Members read everything, on all their devices.",
            "Become a member",
        ],
        poll: ["Should the ferry run on Sundays?", "Yes, all year", "Only in summer", "No"],
        comments: [
            "Comments (14)",
            "Reply",
            "Report",
            "I could not agree more, and I have said so for years to anybody who would listen.",
        ],
        author: "writes about harbours, weather and small towns. Before that she repaired clocks.",
        thread: ["12 replies", "last post yesterday"],
        names: &["Ann Lee", "Dana Kolb", "Luis Ferrand", "Mira Sand", "Otto Brink", "gullwing77", "ropewalker"],
    },
    Wording {
        language: "de",
        related: &[
            "Mehr zum Thema",
            "Meistgelesen",
            "Das könnte Sie auch interessieren",
            "Aktuelle Nachrichten",
            "Weitere Artikel",
        ],
        read_also: &["Lesen Sie auch:", "Mehr dazu:", "Passend dazu:", "Auch interessant:"],
        share: &["Auf Facebook teilen", "Per Mail senden", "Link kopieren", "Drucken", "Merken"],
        advertisement: &["Anzeige", "Werbung", "Gesponsert"],
        newsletter: [
            "Der Brief am Morgen",
            "Was Sie wissen müssen, bevor der Kaffee fertig ist, werktags um sechs in Ihrem Postfach.",
            "Jetzt anmelden",
        ],
        job: [
            "Stellen in Ihrer Nähe",
            "Dreihundert Betriebe an der Küste suchen Leute, die noch in diesem Monat anfangen können.",
            "Stelle finden",
        ],
        shop: ["Aus unserem Laden", "Auf schwerem Papier gedruckt und in drei Tagen überall.", "In den Korb"],
        event: [
            "Termine",
            "Einlass ist um sieben, der Vortrag beginnt um halb acht, und es gibt Suppe.",
            "Platz sichern",
        ],
        gift: [
            "Helfen Sie uns, frei zu bleiben",
            "Berichten kostet Geld. Gäben zehn von hundert Lesern den Preis eines Kaffees, müsste niemand bezahlen.",
            "Jetzt spenden",
        ],
        consent: [
            "Ihre Privatsphäre",
            "Wir und unsere Partner speichern kleine Dateien auf Ihrem Gerät, um zu messen, was gelesen wird.",
            "Alle akzeptieren",
        ],
        paywall: [
            "Schon Mitglied?",
            "Sie haben den letzten freien Artikel dieses Monats gelesen. Mitglieder lesen alles, auf allen Geräten.",
            "Mitglied werden",
        ],
        poll: ["Soll die Fähre auch sonntags fahren?", "Ja, das ganze Jahr", "Nur im Sommer", "Nein"],
        comments: [
            "Kommentare (14)",
            "Antworten",
            "Melden",
            "Das sage ich seit Jahren jedem, der es hören will, und niemand hat es geglaubt.",
        ],
        author: "schreibt über Häfen, Wetter und kleine Städte. Vorher hat sie Uhren repariert.",
        thread: ["12 Antworten", "letzter Beitrag gestern"],
        names: &["Jana Molin", "Otto Brink", "Klaus Reiher", "Mira Sand", "moewe77"],
    },
    Wording {
        language: "fr",
        related: &["À lire aussi", "Les plus lus", "Sur le même sujet", "Dernières actualités"],
        read_also: &["Lire aussi :", "À lire :", "Voir aussi :"],
        share: &["Partager sur Facebook", "Envoyer par courriel", "Copier le lien", "Imprimer"],
        advertisement: &["Publicité", "Contenu sponsorisé"],
        newsletter: [
            "La lettre du matin",
            "Ce qu'il faut savoir avant que l'eau ne bouille, dans votre boîte à six heures.",
            "Je m'inscris",
        ],
        job: [
            "Emplois près de chez vous",
            "Trois cents employeurs de la côte cherchent des gens qui peuvent commencer ce mois-ci.",
            "Trouver un emploi",
        ],
        shop: ["Notre boutique", "Imprimé sur papier épais et livré partout en trois jours.", "Ajouter au panier"],
        event: [
            "Agenda",
            "Les portes ouvrent à sept heures, la causerie commence à la demie, et il y a de la soupe.",
            "Réserver",
        ],
        gift: [
            "Aidez-nous à rester libres",
            "Informer coûte cher. Si dix lecteurs sur cent donnaient le prix d'un café, personne n'aurait à payer.",
            "Donner",
        ],
        consent: [
            "Votre vie privée",
            "Nos partenaires et nous déposons de petits fichiers sur votre appareil pour mesurer ce qui est lu.",
            "Tout accepter",
        ],
        paywall: [
            "Déjà membre ?",
            "Vous avez lu votre dernier article gratuit du mois. Les membres lisent tout, sur tous leurs appareils.",
            "Devenir membre",
        ],
        poll: ["Faut-il un bac le dimanche ?", "Oui, toute l'année", "En été seulement", "Non"],
        comments: [
            "Commentaires (14)",
            "Répondre",
            "Signaler",
            "Je le dis depuis des années à qui veut l'entendre, et personne ne m'a cru.",
        ],
        author: "écrit sur les ports, le temps et les petites villes. Elle réparait des horloges.",
        thread: ["12 réponses", "dernier message hier"],
        names: &["Luis Ferrand", "Claire Aubin", "Marc Lenoir", "mouette77"],
    },
    Wording {
        language: "es",
        related: &["Te puede interesar", "Lo más leído", "Noticias relacionadas", "Últimas noticias"],
        read_also: &["Lea también:", "Ver más:", "Además:"],
        share: &["Compartir en Facebook", "Enviar por correo", "Copiar enlace", "Imprimir"],
        advertisement: &["Publicidad", "Contenido patrocinado"],
        newsletter: [
            "La carta de la mañana",
            "Lo que hay que saber antes de que hierva el agua, en su correo a las seis.",
            "Apuntarme",
        ],
        job: [
            "Empleos cerca de usted",
            "Trescientas empresas de la costa buscan gente que pueda empezar este mes.",
            "Buscar empleo",
        ],
        shop: ["Nuestra tienda", "Impreso en papel grueso y enviado a todas partes en tres días.", "Añadir a la cesta"],
        event: ["Agenda", "Las puertas abren a las siete, la charla empieza a la media y hay sopa.", "Reservar"],
        gift: [
            "Ayúdenos a ser libres",
            "Informar cuesta dinero. Si diez de cada cien lectores dieran el precio de un café, nadie tendría que pagar.",
            "Donar",
        ],
        consent: [
            "Su privacidad",
            "Nosotros y nuestros socios guardamos pequeños archivos en su aparato para medir lo que se lee.",
            "Aceptar todo",
        ],
        paywall: [
            "¿Ya es socio?",
            "Ha leído su último artículo gratuito del mes. Los socios lo leen todo, en todos sus aparatos.",
            "Hacerse socio",
        ],
        poll: ["¿Debe salir el barco los domingos?", "Sí, todo el año", "Solo en verano", "No"],
        comments: [
            "Comentarios (14)",
            "Responder",
            "Denunciar",
            "Llevo años diciéndoselo a quien quiera oírlo y nadie me ha creído.",
        ],
        author: "escribe sobre puertos, el tiempo y pueblos pequeños. Antes reparaba relojes.",
        thread: ["12 respuestas", "último mensaje ayer"],
        names: &["Inés Robles", "Tomás Vera", "Marta Gil", "gaviota77"],
    },
    Wording {
        language: "ru",
        related: &["Читайте также", "Самое читаемое", "По теме", "Последние новости", "Другие новости"],
        read_also: &["Читайте также:", "Подробнее:", "Смотрите также:"],
        share: &["Поделиться", "ВКонтакте", "Отправить по почте", "Распечатать"],
        advertisement: &["Реклама", "На правах рекламы"],
        newsletter: [
            "Утреннее письмо",
            "Всё, что нужно знать до первого чая, в вашем ящике в шесть утра.",
            "Подписаться",
        ],
        job: [
            "Работа рядом с вами",
            "Триста предприятий на побережье ищут людей, которые могут начать в этом месяце.",
            "Найти работу",
        ],
        shop: ["Наш магазин", "Напечатано на плотной бумаге и доставляется за три дня.", "В корзину"],
        event: [
            "Афиша",
            "Двери открываются в семь, беседа начинается в половине восьмого, и будет суп.",
            "Забронировать",
        ],
        gift: [
            "Помогите нам остаться свободными",
            "Репортажи стоят денег. Если бы десять читателей из ста дали цену чашки кофе, никому не пришлось бы платить.",
            "Помочь",
        ],
        consent: [
            "Ваша конфиденциальность",
            "Мы и наши партнёры храним на вашем устройстве небольшие файлы, чтобы измерять, что читают.",
            "Принять всё",
        ],
        paywall: [
            "Уже с нами?",
            "Вы прочли последнюю бесплатную статью этого месяца. Подписчики читают всё, на всех устройствах.",
            "Оформить подписку",
        ],
        poll: ["Нужен ли паром по воскресеньям?", "Да, круглый год", "Только летом", "Нет"],
        comments: [
            "Комментарии (14)",
            "Ответить",
            "Пожаловаться",
            "Я говорю об этом годами всем, кто готов слушать, и никто мне не верил.",
        ],
        author: "пишет о портах, погоде и маленьких городах. Раньше она чинила часы.",
        thread: ["12 ответов", "последнее сообщение вчера"],
        names: &["Анна Лесова", "Павел Громов", "Нина Соль", "chaika77"],
    },
    Wording {
        language: "pl",
        related: &["Czytaj także", "Najczęściej czytane", "Zobacz również", "Najnowsze wiadomości"],
        read_also: &["Czytaj też:", "Zobacz także:", "Przeczytaj:"],
        share: &["Udostępnij", "Wyślij znajomemu", "Kopiuj link", "Drukuj"],
        advertisement: &["Reklama", "Materiał sponsorowany"],
        newsletter: [
            "Poranny list",
            "Co trzeba wiedzieć, zanim zagotuje się woda, w skrzynce o szóstej.",
            "Zapisz mnie",
        ],
        job: [
            "Praca w pobliżu",
            "Trzysta firm na wybrzeżu szuka ludzi, którzy mogą zacząć w tym miesiącu.",
            "Znajdź pracę",
        ],
        shop: ["Z naszego sklepu", "Drukowane na grubym papierze i wysyłane w trzy dni.", "Do koszyka"],
        event: [
            "Wydarzenia",
            "Drzwi otwieramy o siódmej, rozmowa zaczyna się o wpół do ósmej, a na miejscu jest zupa.",
            "Rezerwuj",
        ],
        gift: [
            "Pomóż nam pozostać wolnymi",
            "Reportaże kosztują. Gdyby dziesięciu czytelników na stu dało cenę kawy, nikt nie musiałby płacić.",
            "Wspieram",
        ],
        consent: [
            "Twoja prywatność",
            "My i nasi partnerzy zapisujemy małe pliki na twoim urządzeniu, żeby mierzyć, co się czyta.",
            "Zgadzam się",
        ],
        paywall: [
            "Masz już konto?",
            "To był ostatni darmowy artykuł w tym miesiącu. Członkowie czytają wszystko, na każdym urządzeniu.",
            "Dołącz",
        ],
        poll: ["Czy prom ma pływać w niedziele?", "Tak, cały rok", "Tylko latem", "Nie"],
        comments: [
            "Komentarze (14)",
            "Odpowiedz",
            "Zgłoś",
            "Mówię o tym od lat każdemu, kto chce słuchać, i nikt mi nie wierzył.",
        ],
        author: "pisze o portach, pogodzie i małych miastach. Wcześniej naprawiała zegary.",
        thread: ["12 odpowiedzi", "ostatni post wczoraj"],
        names: &["Ewa Morska", "Jan Lipa", "Piotr Zegar", "mewa77"],
    },
    Wording {
        language: "zh",
        related: &["相关阅读", "热门文章", "推荐阅读", "最新消息", "猜你喜欢"],
        read_also: &["延伸阅读：", "另见：", "相关："],
        share: &["分享到微博", "分享到微信", "复制链接", "打印"],
        advertisement: &["广告", "赞助内容"],
        newsletter: ["早间来信", "水还没烧开之前你需要知道的事，每个工作日六点送到信箱。", "订阅"],
        job: ["附近的工作", "沿海三百家企业正在寻找本月就能上班的人。", "找工作"],
        shop: ["本社商店", "用厚纸印刷，三天之内寄到。", "加入购物车"],
        event: ["活动预告", "七点开门，七点半开讲，现场有汤。", "预订座位"],
        gift: ["请支持我们", "采访需要花钱。如果一百位读者里有十位付一杯咖啡的钱，就没有人需要付费。", "捐款"],
        consent: ["您的隐私", "我们和合作伙伴会在您的设备上存放小文件，用来统计阅读情况。", "全部接受"],
        paywall: ["已经是会员？", "您已读完本月最后一篇免费文章。会员可以在所有设备上阅读全部内容。", "成为会员"],
        poll: ["渡船星期天应该开吗？", "全年都开", "只在夏天", "不用"],
        comments: ["评论（14）", "回复", "举报", "这件事我说了好多年，谁愿意听我就跟谁说，可是没有人相信。"],
        author: "写港口、天气和小城。从前她修钟表。",
        thread: ["12条回复", "最后发表于昨天"],
        names: &["林海", "王小舟", "陈桥", "haiou77"],
    },
    Wording {
        language: "ja",
        related: &["関連記事", "人気の記事", "あわせて読みたい", "最新ニュース"],
        read_also: &["あわせて読む：", "関連：", "こちらも："],
        share: &["フェイスブックで共有", "メールで送る", "リンクをコピー", "印刷"],
        advertisement: &["広告", "提供"],
        newsletter: ["朝の便り", "お湯が沸く前に知っておきたいことを、平日の朝六時にお届けします。", "登録する"],
        job: ["近くの仕事", "海辺の三百の会社が今月から働ける人を探しています。", "仕事を探す"],
        shop: ["店から", "厚い紙に刷り、三日以内にお送りします。", "かごに入れる"],
        event: ["催し", "七時に開場、七時半に始まり、スープが出ます。", "席を予約"],
        gift: [
            "応援してください",
            "取材にはお金がかかります。百人のうち十人がコーヒー一杯分を出せば、誰も払わずに済みます。",
            "寄付する",
        ],
        consent: [
            "プライバシー",
            "当社と提携先は、何が読まれたかを測るために小さなファイルを端末に保存します。",
            "すべて同意",
        ],
        paywall: ["会員ですか？", "今月の無料記事はこれで最後です。会員はどの端末でもすべて読めます。", "会員になる"],
        poll: ["日曜日も渡し船を出すべきか？", "一年中出す", "夏だけ", "出さない"],
        comments: [
            "コメント（14）",
            "返信",
            "報告",
            "何年も前から聞いてくれる人みんなに言ってきたのに、誰も信じませんでした。",
        ],
        author: "港と天気と小さな町について書く。以前は時計を直していた。",
        thread: ["返信12件", "最終投稿 昨日"],
        names: &["森まり", "浜田実", "岸本航", "kamome77"],
    },
];
