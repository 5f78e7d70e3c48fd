// @ts-check
// Running text of our own in any amount, the same every time: sentences put together from parts.

/** @typedef {{who: string[], does: string[], what: string[], when: string[], pause: string, stop: string, join: string}} Language */

/** @type {Record<'english' | 'german' | 'japanese', Language>} */
const LANGUAGES = {
  english: {
    who: [
      'The harbour master',
      'A retired ferry pilot',
      'The town council',
      'Every second household on the quay',
      'The engineer in charge',
      'Her younger brother',
      'A group of volunteers',
      'The regional water board',
      'The owner of the bakery',
      'A team from the university',
      'The last signalman',
      'Nobody in the village',
      'The insurance company',
      'Each of the four crews',
      'The archivist',
    ],
    does: [
      'had promised',
      'remembers well',
      'could not explain',
      'wants to rebuild',
      'was the first to notice',
      'has been asked to pay for',
      'quietly gave up',
      'measured again',
      'is still looking for',
      'voted against',
      'never doubted',
      'had long warned of',
      'learned to live with',
    ],
    what: [
      'the old lock at the river mouth',
      'a second bridge, 140 metres upstream',
      'the timetable of the night boat',
      'what the flood of 1962 had left',
      'a report of some ninety pages',
      'the price of dry firewood',
      'three kilometres of rusted cable',
      'the plan that everybody calls “the wall”',
      'the silence after the siren',
      'a map on which half of the streets are missing',
      'the cost: 2.4 million, by the latest count',
    ],
    when: [
      'when the ice broke in March',
      'before the first train arrives',
      'as the tide tables show',
      'although no one had seen it coming',
      'in the weeks after the storm',
      'while the pumps were running',
      'on a grey Thursday in November',
      'and that was only the beginning',
      'as far as the records go',
      'because the wind had turned to the north',
      'long after the cameras had left',
      'for reasons that are easy to see',
      'without telling the newspapers',
      'according to two people who were there',
      'which is more than anyone expected',
      'once the accounts had been settled',
      'for the third time in a decade',
    ],
    pause: ', ',
    stop: '. ',
    join: ' ',
  },
  german: {
    who: [
      'Die Hafenmeisterin',
      'Ein pensionierter Lotse',
      'Der Gemeinderat',
      'Jeder zweite Haushalt am Kai',
      'Die zuständige Ingenieurin',
      'Sein jüngerer Bruder',
      'Eine Gruppe von Freiwilligen',
      'Der Deichverband',
      'Die Besitzerin der Bäckerei',
      'Ein Team der Hochschule',
      'Der letzte Stellwerker',
    ],
    does: [
      'kannte schon früh',
      'erinnert sich gut an',
      'bezahlte am Ende',
      'vermisst seit Jahren',
      'bemerkte zuerst',
      'stimmte damals gegen',
      'verteidigte bis zuletzt',
      'prüfte noch einmal',
      'sucht bis heute',
    ],
    what: [
      'die alte Schleuse an der Mündung',
      'eine zweite Brücke 140 Meter flussaufwärts',
      'den Fahrplan der Nachtfähre',
      'die Folgen der Sturmflut von 1962',
      'einen Bericht von rund neunzig Seiten',
      'die Stille nach der Sirene',
      'drei Kilometer verrostetes Kabel',
    ],
    when: [
      'als im März das Eis brach',
      'bevor der erste Zug ankommt',
      'wie die Gezeitentafeln zeigen',
      'obwohl es niemand hatte kommen sehen',
      'in den Wochen nach dem Sturm',
      'während die Pumpen liefen',
      'und das war erst der Anfang',
      'soweit die Akten reichen',
      'weil der Wind auf Nord gedreht hatte',
      'lange nachdem die Kameras fort waren',
      'aus Gründen, die leicht zu verstehen sind',
    ],
    pause: ', ',
    stop: '. ',
    join: ' ',
  },
  japanese: {
    who: [
      '港の責任者は',
      '引退した船長は',
      '町議会は',
      '岸壁沿いの住民は',
      '担当の技術者は',
      '大学の調査団は',
      '最後の信号手は',
    ],
    does: ['ずっと覚えている', 'もう一度調べた', '最後まで守った', '最初に気づいた', '説明できなかった'],
    what: [
      '河口の古い水門を',
      '上流に架かる二つ目の橋を',
      '夜の渡し船の時刻表を',
      '九十ページほどの報告書を',
      '嵐のあとの静けさを',
      '三キロに及ぶ錆びた鋼索を',
    ],
    when: [
      '三月に氷が割れたとき',
      '始発の列車が着く前に',
      '潮位表が示すように',
      '誰も予想していなかったが',
      '嵐のあとの数週間に',
      'ポンプが動いているあいだ',
      '記録に残るかぎり',
      '北風に変わったため',
    ],
    pause: '、',
    stop: '。',
    join: '',
  },
};

/**
 * A writer of text; the same number gives the same text.
 *
 * @param {keyof typeof LANGUAGES} language
 * @param {number} number
 */
export function writer(language, number) {
  const parts = LANGUAGES[language];
  let state = number;
  /** @param {number} below */
  const random = (below) => {
    // Numerical Recipes' linear congruential generator; its upper bits are the good ones.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 16) % below;
  };
  /** @param {string[]} list */
  const one = (list) => list[random(list.length)] ?? '';
  const clause = () => {
    const [who, does, what] = [one(parts.who), one(parts.does), one(parts.what)];
    return parts.join === '' ? who + what + does : `${who} ${does} ${what}`;
  };
  const sentence = () => {
    const [first, aside] = [clause(), one(parts.when)];
    return parts.join === '' ? aside + parts.pause + first : first + parts.pause + aside;
  };
  /** @param {number} sentences */
  const paragraph = (sentences) =>
    Array.from({ length: sentences }, () => sentence() + parts.stop)
      .join('')
      .trim();
  return { clause, sentence, paragraph, random };
}
