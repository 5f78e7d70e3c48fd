//! The boilerplate phrases of some thirty languages, by what they are for, as sites use them.
//!
//! Each entry is one string of prefixes, in lower case, separated by `|`. A prefix that ends in an ASCII letter matches whole
//! words only ("share" is not in "shared"); any other matches at once, so that scripts without spaces need nothing more.
//! End a prefix with a space or a mark where the word alone would be too common ("by ", "by:").
//!
//! To add a language, append to each entry what its sites print over related stories, on share bars, on sign-up and log-in
//! buttons, in copyright lines, over comments, in bylines and datelines, over customer reviews: some three to eight
//! phrases each, none that begins ordinary sentences. Nothing else has to change; `phrases.rs` builds its index from these
//! strings at compile time. Add a line to the tests there for each. The judge sees only the kind of phrase, so it needs no
//! new training. Phrases of an entry are tried in order, entries in the order of [`Phrase`].

use super::kinds::Phrase;

/// Prefixes of lines. Of two that match, the one listed first counts.
pub(super) const PREFIXES: [(Phrase, &str); Phrase::COUNT] = [
    (
        Phrase::Related,
        "related|you may also like|you might also like|you may like|you might like|you may be interested|\
         you might be interested|read more|read next|read also|also read|more from|more on |more in |more articles|\
         more stories|more news|more posts|recommended|latest stories|latest news|latest articles|latest posts|\
         popular now|popular posts|popular articles|most popular|most read|most viewed|must-read|must read|trending|\
         don't miss|don’t miss|editor's pick|editor’s pick|editors' pick|up next|next article|next post|previous article|\
         previous post|next:|previous:|recent posts|recent articles|recent news|similar articles|similar posts|\
         similar products|similar threads|similar topics|similar stories|customers also|people also|explore more|\
         keep reading|continue reading|in this section|what to read next|other articles|other news|see more|view all|\
         show more|load more|mehr zum thema|lesen sie auch|das könnte|auch interessant|meistgelesen|weitere artikel|\
         lire aussi|sur le même sujet|à lire|articles similaires|te puede interesar|te puede gustar|lo más leído|\
         más leídas|artículos relacionados|notas relacionadas|lee también|leia também|leia mais|veja também|mais lidas|\
         leggi anche|potrebbe interessarti|articoli correlati|lees ook|gerelateerd|meest gelezen|czytaj także|\
         zobacz także|läs också|läs mer|les også|ilgili haberler|читайте также|похожие|по теме|関連記事|あわせて読みたい|人気記事|相关阅读|\
         相关文章|相关新闻|推荐阅读|热门|延伸閱讀|相關新聞|관련기사|관련 기사|많이 본|인기 기사|추천 기사|você pode gostar|você também pode|talvez você goste|\
         más noticias|también te puede|quizás te interese|vous aimerez aussi|à voir aussi|dans la même rubrique|\
         ti potrebbe interessare|ti potrebbero interessare|mehr von|mehr aus|lees meer|misschien vind je|\
         może cię zainteresować|polecamy|podobne artykuły|muista lukea|lue myös|mohlo by vás|čtěte také|olvasta már|\
         διαβάστε επίσης|benzer haberler|смотрите также|рекомендуем|читайте ще|猜你喜欢|精彩推荐|こちらもおすすめ|함께 볼만한|مواضيع ذات صلة|\
         اقرأ أيضا|اقرأ أيضًا|te recomendamos|artículos similares|sigue leyendo|leer también|ver también|ver más|\
         a lire aussi|voir aussi|plus d'articles|plus d’articles|les plus lus|pour aller plus loin|nos derniers articles|\
         mehr dazu|verwandte artikel|ähnliche artikel|ähnliche beiträge|ähnliche produkte|neueste beiträge|\
         neueste artikel|auch lesenswert|zum weiterlesen|lesetipps|beliebte artikel|empfohlen|siehe auch|leggi di più|\
         altri articoli|i più letti|articoli recenti|vedi anche|artigos relacionados|notícias relacionadas|saiba mais|\
         últimas notícias|posts relacionados|lees verder|meer over|meer nieuws|ook interessant|aanbevolen|zie ook|\
         czytaj więcej|czytaj też|przeczytaj także|polecane|najczęściej czytane|zobacz też|mer om|läs även|relaterade|\
         mest lästa|senaste nytt|les mer|mest lest|relaterte|læs også|læs mere|mest læste|lue lisää|luetuimmat|\
         aiheeseen liittyvää|související|nejčtenější|další články|přečtěte si|kapcsolódó|ezt is|legolvasottabb|\
         további cikkek|citește și|citeste si|articole similare|vezi și|ilginizi çekebilir|en çok okunan|diğer haberler|\
         bunlar da|читать также|читайте ещё|еще по теме|ещё по теме|популярное|последние новости|вам может|читайте також|\
         схожі|вас може|σχετικά άρθρα|δείτε επίσης|مقالات ذات صلة|الأكثر قراءة|شاهد أيضا|مطالب مرتبط|بیشتر بخوانید|\
         קראו גם|כתבות נוספות|עוד בנושא|यह भी पढ़ें|ये भी पढ़ें|संबंधित खबरें|baca juga|artikel terkait|berita terkait|\
         terpopuler|selengkapnya|xem thêm|bài viết liên quan|tin liên quan|đọc thêm|có thể bạn quan tâm|อ่านเพิ่มเติม|\
         บทความที่เกี่ยวข้อง|ข่าวที่เกี่ยวข้อง|この記事も|おすすめ|最新記事|ランキング|延伸阅读|相關文章|最新文章|\
         see related|more:|more stories:|related:|lesen sie mehr|lesen sie hier|lesen sie dazu|mehr lesen|\
         auch lesen|weiterlesen:|hier lesen|lea también|lea más|leer más|lee más|mira también|más sobre|\
         leia a seguir|confira também|veja mais|aussi à lire|retrouvez aussi|à découvrir aussi|>> lire|\
         per approfondire|approfondisci|guarda anche|leggi pure|leggi qui|czytaj również|przeczytaj też|\
         przeczytaj również|zobacz również|więcej na ten temat|bekijk ook|meer lezen|läs vidare|se även|se också|\
         også læs|关联阅读|相关报道|相关链接|更多新闻|関連：|関連:|関連リンク|関連ニュース|合わせて読みたい|[관련기사|[관련 기사|관련뉴스|관련 뉴스|함께 보면|▶관련|ilgili haber|\
         ayrıca okuyun|ayrıca bakınız|bunları da|ayrıca oku|przeczytaj:|czytaj:|läs:|lees:|lire :|leggi:|leia:|lee:|\
         lesen:|читайте:|смотрите:|читайте наш|مواضيع مرتبطة|أخبار ذات صلة|إقرأ أيضا|اقرأ المزيد|طالع أيضا|\
         לקריאה נוספת|dále čtěte|viac k téme|citiți și|διαβάστε ακόμη|δείτε ακόμη|διαβάστε περισσότερα|ещё новости|\
         больше новостей",
    ),
    (
        Phrase::Share,
        "share|tweet|follow us|follow me|follow @|facebook|twitter|linkedin|whatsapp|pinterest|instagram|copy link|\
         email this|print this|teilen|partager|partagez|compartir|comparte|compartilhe|compartilhar|condividi|delen|\
         udostępnij|поделиться|シェア|分享|공유|save this|bookmark|dela |del på|jaa |sdílet|megosztás|distribuie|paylaş|\
         поділитися|κοινοποίηση|مشاركة|اشتراک|שתפו|शेयर|bagikan|chia sẻ|แชร์|共有|\
         ツイート|ブックマークする|リンクをコピー|この記事をシェア|はてなブックマーク|lineで送る|copier le lien|copiar enlace|copiar link|copia link|\
         link kopieren|kopiuj link|kopieer link|kopiera länk|kopier lenke|kopier link|скопировать ссылку|вконтакте|\
         одноклассники|نسخ الرابط|شارك|شاركها|فيسبوك|تويتر|링크 복사|페이스북|트위터|카카오톡|url 복사|기사 공유|复制链接|微信扫|分享到|share on|\
         share to|send to|compartir en|partager sur|teilen auf|condividi su|delen op|compartilhar no|\
         compartilhar via|поделитесь|rozeslat|zdieľať|sdílejte|deli na|podijeli|подели",
    ),
    (
        Phrase::Action,
        "subscribe|sign up|sign in|signup|log in|login|register|newsletter|join our|join us|join the|get the latest|\
         get our|download the app|advertisement|advertising|sponsored|skip to|jump to|accept|add to cart|add to basket|\
         add to wishlist|add to bag|buy now|enter your email|your email|become a member|donate|contact us|learn more|\
         click here|we use cookies|this site uses cookies|this website uses cookies|cookie|menu|search|back to|go to|\
         quick access|direct access|loading|close|abonnieren|anmelden|anzeige|s'abonner|s’abonner|abonnez-vous|\
         suscríbete|publicidad|inscreva-se|iscriviti|広告|登录|注册|로그인|구독|реклама|подписаться|jetzt abonnieren|einloggen|\
         registrieren|se connecter|je m'abonne|suscribirse|iniciar sesión|regístrate|assine|cadastre-se|abbonati|accedi|\
         registrati|abonneer|aanmelden|inloggen|zapisz się|zaloguj|subskrybuj|prenumerera|logga in|abonner|logg inn|\
         log ind|tilmeld|tilaa|kirjaudu|přihlásit|odebírat|feliratkozás|bejelentkezés|abonează-te|abone ol|giriş yap|\
         kayıt ol|подпишитесь|войти|регистрация|зарегистрироваться|підписатися|увійти|εγγραφή|σύνδεση|اشترك|تسجيل الدخول|\
         ورود|عضویت|הירשמו|התחברות|सब्सक्राइब|लॉग इन|berlangganan|đăng ký|đăng nhập|สมัคร|เข้าสู่ระบบ|会員登録|ログイン|無料登録|\
         メルマガ|订阅|登錄|登入|註冊|회원가입|werbung|publicité|publicidade|pubblicità|advertentie|reklama|annons|annonse|reklame|\
         réservé aux abonnés|article réservé|nur für abonnenten|solo para suscriptores|contenuto riservato|só para assinantes|\
         alleen voor abonnees|tylko dla prenumeratorów|только для подписчиков|有料会員|会員限定|有料記事|会員記事|\
         mainos|hirdetés|publicitate|reklam|διαφήμιση|إعلان|تبلیغات|פרסומת|विज्ञापन|iklan|quảng cáo|โฆษณา|广告|廣告|광고|\
         story continues|article continues|text continues|continues below|scroll to continue|scroll for more|\
         weiter nach der|nach der anzeige|artikel wird nach|der artikel wird nach|text geht weiter|\
         la suite de cet article|la suite après|la suite de l'article|suite de l'article|continúa leyendo|\
         continúa después|sigue después de|el artículo continúa|continua após|continua depois|após a publicidade|\
         continua dopo|l'articolo prosegue|continua a leggere dopo|продолжение после|продолжение ниже|\
         статья продолжается|материал продолжается|продовження після|記事は広告の後|広告の後に|この後に広告|dalsza część|dalszy ciąg|\
         ciąg dalszy|pozostała część|tekst gaat verder|artikel gaat verder|tekst loopt door|artikeln fortsätter|\
         texten fortsätter|artikkelen fortsetter|artiklen fortsætter|saken fortsetter|teksten fortsætter|\
         artikkeli jatkuu|juttu jatkuu|haberin devamı|yazının devamı|기사는 광고|يستمر المقال|článek pokračuje|\
         text pokračuje|a cikk folytatódik|cikkünk a hirdetés|το άρθρο συνεχίζεται|articolul continuă|המשך הכתבה|\
         הכתבה ממשיכה|artikel berlanjut|scroll untuk|add us as|make us preferred|listen to this|\
         listen to the article|listen to article|download our|have a tip|got a tip|report a typo|report an error|\
         send us your|folgen sie|folge uns|diesen artikel|artikel anhören|artikel vorlesen|jetzt anhören|\
         fehler gefunden|fehler melden|suivez-nous|suivre ce|écouter cet|écouter l'article|écoutez cet|signaler une|\
         rejoignez-nous|retrouvez-nous|téléchargez l'application|je m’inscris|je m'inscris|s’inscrire|s'inscrire|\
         recevez chaque|síguenos|únete a|escuchar este|escuchar la|escucha este|escucha esta|descarga la app|\
         reportar un error|recibe cada|siga-nos|siga o canal|entre no nosso|entre no canal|entre para o|ouvir esta|\
         ouvir a notícia|ouça esta|participe do|receba nossa|receba as|baixe o app|seguici|segui il nostro|\
         ascolta questo|ascolta l'articolo|scarica l'app|unisciti al|читайте нас|подпишись|нашли ошибку|\
         сообщить об ошибке|прослушать|слушать статью|присоединяйтесь|googleニュースで|lineで友だち|フォローする|メールマガジン|ニュースレター|\
         音声で聴く|登録する|关注我们|扫码|扫一扫|长按|点击关注|扫描二维码|下载客户端|تابعوا|تابعنا|تابعونا|استمع|حمل التطبيق|انضم إلى|النشرة البريدية|\
         obserwuj nas|dołącz do|zgłoś błąd|posłuchaj|pobierz aplikację|śledź nas|bądź na bieżąco|volg ons|\
         luister naar dit|luister naar het|download de app|fout gezien|meld je aan|schrijf je in|inschrijven|\
         följ oss|lyssna på|ladda ner appen|tipsa oss|anmäl dig|følg oss|følg os|lytt til|lyt til artiklen|tips oss|\
         seuraa meitä|kuuntele juttu|ilmoita virheestä|네이버에서|네이버 구독|기사 제보|제보하기|뉴스레터|카카오톡 채널|takip edin|bizi takip|\
         abone olun|bültene|haberi dinle|sledujte nás|poslechněte|nahlásit chybu|kövess minket|kövessen minket|\
         hallgassa meg|urmărește-ne|urmăriți-ne|ακολουθήστε|ακούστε το|підписуйтесь|знайшли помилку|стежте за|\
         עקבו אחרינו|להאזנה|מצאתם טעות|theo dõi chúng tôi|tải ứng dụng|nghe bài|ติดตามเรา|ikuti kami|dengarkan|\
         हमें फॉलो",
    ),
    (
        Phrase::Legal,
        "©|copyright|(c) |all rights reserved|terms of|terms &|privacy|disclaimer|impressum|alle rechte vorbehalten|\
         datenschutz|tous droits réservés|mentions légales|politique de confidentialité|todos los derechos|aviso legal|\
         política de privacidad|todos os direitos|política de privacidade|tutti i diritti|informativa sulla privacy|\
         alle rechten|wszelkie prawa|polityka prywatności|все права защищены|политика конфиденциальности|tüm hakları|\
         جميع الحقوق|כל הזכויות|hak cipta|無断転載|プライバシー|版权所有|版權所有|무단전재|저작권|\
         riproduzione riservata|alla rättigheter|alle rettigheter|alle rettigheder|kaikki oikeudet|všechna práva|\
         minden jog|toate drepturile|усі права|με την επιφύλαξη|reproduction interdite|prohibida su|\
         proibida a reprodução|nachdruck verboten|перепечатка|무단 전재|재배포|ⓒ|特别声明|免责声明|以上内容|版权声明|声明：|本文为|未经许可|转载请|\
         記事・写真の無断|記事、写真|掲載の記事|bản quyền|สงวนลิขสิทธิ์|حقوق النشر|kullanım hakları",
    ),
    (
        Phrase::Comments,
        "comments|comment|leave a reply|leave a comment|post a comment|add a comment|add comment|write a comment|\
         join the conversation|join the discussion|no comments|view comments|show comments|reply|replies|responses|\
         your email address will not|kommentare|kommentar|commentaires|laisser un commentaire|comentarios|\
         deja un comentario|comentários|commenti|reacties|komentarze|комментарии|コメント|评论|留言|댓글|\
         schreiben sie einen kommentar|kommentieren|laissez un commentaire|réponses|deja una respuesta|respuestas|\
         deixe um comentário|deixe uma resposta|respostas|lascia un commento|plaats een reactie|geef een reactie|\
         dodaj komentarz|skomentuj|lämna ett svar|kommentarer|kommentera|legg igjen|skriv en kommentar|kommentit|\
         jätä kommentti|komentáře|přidat komentář|diskuse|hozzászólások|szólj hozzá|comentarii|lasă un|răspunde|yorumlar|\
         yorum yap|yorum yaz|комментировать|оставить комментарий|добавить комментарий|обсуждение|коментарі|\
         залишити коментар|відповісти|σχόλια|αφήστε|التعليقات|تعليقات|اترك تعليق|أضف تعليق|ارسال نظر|תגובות|הוסף תגובה|\
         टिप्पणी|प्रतिक्रिया|komentar|balas|bình luận|ความคิดเห็น|แสดงความคิดเห็น|返信|發表評論|发表评论|條評論|条评论|回复|回覆|網友評論|답글|\
         commenter|commenter (|kommentieren (|skomentuj (|комментарии:",
    ),
    (
        Phrase::Byline,
        "by |by:|written by|posted by|posted on|posted in|published|updated|last updated|author|filed under|tags:|tagged|\
         categories:|category:|photo by|reviewed by|edited by|von |par |publié|publicado|pubblicato|veröffentlicht|\
         escrito por|por:|redacción|escrit per|autor:|autor/a|autore:|auteur:|auteur :|écrit par|mis à jour|modifié le|\
         aktualisiert|stand:|erschienen|geschrieben von|scritto da|aggiornato|atualizado|geplaatst|gepubliceerd|\
         bijgewerkt|opublikowano|aktualizacja|publicerad|uppdaterad|publisert|oppdatert|udgivet|opdateret|julkaistu|\
         päivitetty|publikováno|aktualizováno|publicat|yayınlanma|güncelleme|опубликовано|обновлено|опубліковано|\
         оновлено|δημοσίευση|تاریخ انتشار|פורסם|प्रकाशित|dipublikasikan|diperbarui|đăng ngày|cập nhật|เผยแพร่|公開日|更新日|\
         投稿日|文/|作者|来源|來源|发布|發布|记者|記者|기자|입력|수정|tag:|schlagwörter|schlagworte|schlagwort:|themen:|etiquetas|\
         archivado en|temas:|mots-clés|étiquettes|thèmes|palavras-chave|tópicos|argomenti:|trefwoorden|etykiety|tagi|ämnen:|\
         emneord|avainsanat|štítky|címkék|etichete|etiketler|теги|метки|ключевые слова|мітки|ετικέτες|الوسوم|كلمات مفتاحية|תגיות|\
         टैग|từ khóa|แท็ก|タグ|关键词|關鍵字|标签|標籤|태그|temps de lecture|lesezeit|lesedauer|tiempo de lectura|tempo di lettura|\
         tempo de leitura|leestijd|czas czytania|lästid|lesetid|læsetid|lukuaika|doba čtení|время чтения|час читання|okuma süresi|\
         χρόνος ανάγνωσης|وقت القراءة|זמן קריאה|阅读时间|閱讀時間|読了時間|责任编辑|責任編輯|责编|編輯：|编辑：|编辑:|(责任编辑|(责编|(编辑|\
         [责任编辑|[责编|\
         原标题|文章来源|本文来源|편집자|기사입력|기사수정|최종수정|작성|등록 |승인 |읽는 시간|編集：|文・|写真・",
    ),
    (
        Phrase::Reviews,
        "reviews|customer reviews|product reviews|user reviews|ratings|rating snapshot|customer ratings|write a review|\
         most helpful|what customers say|what our customers|what people are saying|testimonials|verified buyer|\
         verified purchase|bewertungen|kundenbewertungen|kundenrezensionen|rezensionen|kundenmeinungen|avis|les avis|\
         opiniones|reseñas|valoraciones|avaliações|opiniões|recensioni|beoordelingen|klantbeoordelingen|opinie|recenzje|\
         recensioner|omdömen|kundomdömen|anmeldelser|kundeanmeldelser|arvostelut|hodnocení|recenze|értékelések|\
         vélemények|recenzii|değerlendirmeler|müşteri yorumları|отзывы|відгуки|κριτικές|αξιολογήσεις|التقييمات|مراجعات|\
         ביקורות|חוות דעת|समीक्षा|ulasan|đánh giá|รีวิว|レビュー|カスタマーレビュー|口コミ|用户评价|商品评价|评价|評價|리뷰|상품평|구매후기",
    ),
];
