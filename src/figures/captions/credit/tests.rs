//! Credits at the end of captions, and captions that have none.

use super::*;

fn parts(text: &str) -> (String, Option<String>) {
    match split(text) {
        Some(s) => (text[..s.caption].to_owned(), Some(s.credit)),
        None => (text.to_owned(), None),
    }
}

#[test]
fn a_credit_at_the_end_is_split_off() {
    for (text, caption, credit) in [
        (
            "Boats wait. REUTERS/Ada Holm/File Photo Purchase Licensing Rights, opens new tab",
            "Boats wait.",
            "REUTERS/Ada Holm/File Photo",
        ),
        ("Boats wait at dawn. Photo: Ada Holm", "Boats wait at dawn.", "Ada Holm"),
        ("Boats wait at dawn. Photo by Ada Holm", "Boats wait at dawn.", "Ada Holm"),
        ("Boats wait at dawn. (Photo by Ada Holm/Getty Images)", "Boats wait at dawn.", "Ada Holm/Getty Images"),
        ("Boats wait at dawn (Reuters)", "Boats wait at dawn", "Reuters"),
        ("Boats wait at dawn [File: Reuters]", "Boats wait at dawn", "File: Reuters"),
        ("Boats wait at dawn. / Harbour Office's channel", "Boats wait at dawn.", "Harbour Office's channel"),
        ("Boats wait at dawn / the mayor's Telegram channel", "Boats wait at dawn", "the mayor's Telegram channel"),
        ("Boats wait at dawn. Ada Holm/AFP via Getty Images", "Boats wait at dawn.", "Ada Holm/AFP via Getty Images"),
        ("Boats wait at dawn. Image Credit: Pexels", "Boats wait at dawn.", "Pexels"),
        ("Boats wait at dawn © Ada Holm", "Boats wait at dawn", "© Ada Holm"),
        ("Boats wait at dawn | Photo: Ada Holm", "Boats wait at dawn", "Ada Holm"),
        ("Boats wait. – photo credit: Ada Holm (holm.example)", "Boats wait.", "Ada Holm (holm.example)"),
        ("Boats wait. Credit...Ada Holm/The Shore Post", "Boats wait.", "Ada Holm/The Shore Post"),
        ("Boote am Morgen. Foto: Ada Holm/dpa", "Boote am Morgen.", "Ada Holm/dpa"),
        ("Bateaux à l’aube. Crédit : Ada Holm", "Bateaux à l’aube.", "Ada Holm"),
        ("Barcos al alba. Foto de Ada Holm", "Barcos al alba.", "Ada Holm"),
        ("Лодки на рассвете. Фото: Ада Хольм", "Лодки на рассвете.", "Ада Хольм"),
        ("夜明けの船。写真：ホルム", "夜明けの船。", "ホルム"),
        ("Boats wait at dawn. (All photos: Ada Holm)", "Boats wait at dawn.", "Ada Holm"),
        ("Boats wait at dawn. All photos by Ada Holm.", "Boats wait at dawn.", "Ada Holm"),
        ("Boote am Morgen. Alle Fotos: Ada Holm", "Boote am Morgen.", "Ada Holm"),
        ("Bateaux à l’aube. (Toutes les photos : Ada Holm)", "Bateaux à l’aube.", "Ada Holm"),
        ("Ada Holm Submitted photo", "Ada Holm", "Submitted photo"),
        ("Boats wait at dawn.Credit: Ada Holm", "Boats wait at dawn.", "Ada Holm"),
        ("Boats wait at dawn Image: Shore Post", "Boats wait at dawn", "Shore Post"),
        ("Boote warten (l.) und Netze.© Ada Holm/dpa", "Boote warten (l.) und Netze.", "© Ada Holm/dpa"),
        ("Boats wait at dawn. (Ada Holm)", "Boats wait at dawn.", "Ada Holm"),
        ("Boats wait. Copyright Ada Holm/Copyright 2024 Shore Post. All rights reserved", "Boats wait.", "Ada Holm"),
        ("배가 기다리고 있다. 한수민 기자", "배가 기다리고 있다.", "한수민 기자"),
        ("夜明けの船（船山太郎撮影）", "夜明けの船", "船山太郎撮影"),
        (
            "Barcos ao amanhecer, nesta quarta - Ada Holm/Almapress",
            "Barcos ao amanhecer, nesta quarta",
            "Ada Holm/Almapress",
        ),
        ("Boote am Morgen. Archivfoto: Ada Holm", "Boote am Morgen.", "Ada Holm"),
        ("Boats wait at dawn. Staff photo by Ada Holm", "Boats wait at dawn.", "Ada Holm"),
        ("FILE PHOTO: Boats wait at dawn. REUTERS/Ada Holm", "FILE PHOTO: Boats wait at dawn.", "REUTERS/Ada Holm"),
        ("Boats wait at dawn | Ada Holm/AP", "Boats wait at dawn", "Ada Holm/AP"),
        ("배가 기다리고 있다. /한수민 기자", "배가 기다리고 있다.", "한수민 기자"),
        (
            "Boote warten am Morgen vor dem Kai | Bildquelle: Ada Holm / imago",
            "Boote warten am Morgen vor dem Kai",
            "Ada Holm / imago",
        ),
        ("Boats wait at dawn. Foto Ada Holm", "Boats wait at dawn.", "Ada Holm"),
        ("Boats wait at dawn. | Fotografía de Ada Holm", "Boats wait at dawn.", "Ada Holm"),
        ("Boats wait at dawn. Courtesy Shore Post", "Boats wait at dawn.", "Shore Post"),
        ("Boats wait at dawn (Courtesy Holm)", "Boats wait at dawn", "Holm"),
        ("Boats wait at dawn (Courtesy of Holm)", "Boats wait at dawn", "Holm"),
        ("Boats wait at dawn (foto Holm)", "Boats wait at dawn", "Holm"),
        ("Boats wait at dawn (fotografia: Ada Holm).", "Boats wait at dawn", "Ada Holm"),
        ("Boats wait at dawn. Ada Holm for Shore Post", "Boats wait at dawn.", "Ada Holm for Shore Post"),
        ("Boats wait at dawn, 4 May 2026. SHORE/Ada Holm", "Boats wait at dawn, 4 May 2026.", "SHORE/Ada Holm"),
        ("Boats wait. Archivo / Ada Holm", "Boats wait.", "Archivo / Ada Holm"),
        ("Łodzie czekająŹródło zdjęć: © Ada Holm", "Łodzie czekają", "© Ada Holm"),
        ("القوارب تنتظر عند الفجر (الفرنسية)", "القوارب تنتظر عند الفجر", "الفرنسية"),
        ("القوارب تنتظر عند الفجر. تصوير آدا هولم", "القوارب تنتظر عند الفجر.", "آدا هولم"),
        ("배가 새벽을 기다린다 (사진 한수민)", "배가 새벽을 기다린다", "한수민"),
        ("배가 새벽을 기다린다. <사진=항구사무소>", "배가 새벽을 기다린다.", "항구사무소"),
        ("배가 새벽을 기다린다/사진=항구사무소", "배가 새벽을 기다린다", "항구사무소"),
        ("船は夜明けを待つ＝港町、写真：船山太郎", "船は夜明けを待つ＝港町", "船山太郎"),
        ("船隻等待黎明。記者何雅達／攝影", "船隻等待黎明。", "記者何雅達／攝影"),
        ("船隻等待黎明。記者何雅達攝 113年5月4日", "船隻等待黎明。", "記者何雅達攝 113年5月4日"),
        ("船只等待黎明（5月4日摄）。新华社发（何雅达 摄）", "船只等待黎明（5月4日摄）。", "新华社发（何雅达 摄）"),
        ("Thuyền chờ lúc bình minh. Ảnh: Hà Mai", "Thuyền chờ lúc bình minh.", "Hà Mai"),
    ] {
        assert_eq!(parts(text), (caption.to_owned(), Some(credit.to_owned())), "{text}");
    }
}

#[test]
fn a_caption_that_is_all_credit_leaves_no_caption() {
    for (text, credit) in [
        ("Photo: Ada Holm", "Ada Holm"),
        ("Image source: Getty Images.", "Getty Images"),
        ("Credit: Ada Holm", "Ada Holm"),
        ("(Photo: Getty Images)", "Getty Images"),
        ("Ada Holm/Getty Images", "Ada Holm/Getty Images"),
        ("Getty Images", "Getty Images"),
        ("Image by Kotn.", "Kotn"),
        ("Photo courtesy Shore Post", "Shore Post"),
        ("Photo courtesy of Shore Post", "Shore Post"),
        ("REUTERS/Ada Holm Purchase Licensing Rights, opens new tab", "REUTERS/Ada Holm"),
        ("[항구뉴스 자료사진. 재판매 및 DB 금지]", "항구뉴스 자료사진"),
        ("Tanja Holm//Getty Images", "Tanja Holm//Getty Images"),
    ] {
        assert_eq!(parts(text), (String::new(), Some(credit.to_owned())), "{text}");
    }
}

#[test]
fn a_caption_without_credit_stays_whole() {
    for text in [
        "Boats wait at dawn.",
        "Boats wait at dawn. Foto di famiglia",
        "Boats wait (photo left)",
        "Boats wait (Photo Right)",
        "Ada Holm runs for office. Vote for Holm.",
        "What is done for A. Holm for Bo",
        "배가 기다린다 (사진 왼쪽)",
        "القوارب تنتظر (يمين)",
        "記者何雅達與船隻，攝於黎明",
        "Men and/or women at work",
        "Either / or",
        "The photo by Holm shows what the town looked like before the flood, and after it.",
        "Photo of a harbour with boats",
        "The harbour (left) and the mill (right)",
        "ImageSource code of the program",
        "A map of the town (2004)",
        "Photography by day is easy. By night it needs a steady hand and a lot of time to wait.",
        "Figure 2: picture elements",
        "Boats wait at dawn. All photos from the fair hang in the town hall until May.",
        "All photos of the boats were lost in the fire.",
        "All hands on deck (all photographs were lost)",
        "The mayor, seen in a file photo",
        "Foto de familia tras la segunda reunión",
        "The fleet of Holm. (Right)",
        "Ada Holm (left) and Bo Ek at the Reuters/Holm prize",
        "What he saw on the video: boats",
        "FILE PHOTO: Boats wait at dawn",
        "Archivfoto: Boote warten am Morgen",
        "The final of the cup: Almar - Sund/Orla",
    ] {
        assert_eq!(parts(text), (text.to_owned(), None), "{text}");
    }
}
