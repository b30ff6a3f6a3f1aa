// Makes articles with records in the form that `claims extract` writes, with every trap for a page in them.

import { createHash } from 'node:crypto';

const bytes = (text) => Buffer.byteLength(text);

/** A small generator of numbers, the same at every run. */
function dice(seed) {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

const PLACES = [['Kazakhstan', 'KZ'], ['Azerbaijan', 'AZ'], ['China', 'CN'], ['Türkiye', 'TR'], ['Germany', 'DE']];
const SPEAKERS = ['Parviz Shakhbazov', 'Ministry of Energy', 'José Núñez', '王毅'];
const STATUSES = ['reported', 'reported', 'reported', 'planned', 'proposed', 'denied'];
const TRAPS = [
  'The page said </script><script>window.pwned = 1</script> and <!-- nothing happened.',
  'A sign read \u202esdrawkcab\u202c, then 🛢️🛢️ 石油 and e\u0301tude.',
  'He wrote <img src=x onerror="window.pwned = 2"> & "quotes" \u0007 in it.',
];

/** Sentences of one kind: the text in pieces, `[field, words, meaning]` where a value stands. */
const SENTENCES = [
  (roll, [from, code], [to, code2], year) => ['oil_volume', [
    ['origin', from, { name: from, id: `country:${code}` }], ' sent ',
    ['amount', `${roll + 1}.5 mln tons`, { value: (roll + 1) * 1e6 + 500000, unit: 't' }], ' of ',
    ['commodity', 'crude', { class: 'crude_oil' }], ' to ',
    ['destination', to, { name: to, id: `country:${code2}` }], ' ',
    ['period', `in ${year}`, { from: `${year}-01-01`, to: `${year}-12-31` }], '.']],
  (roll, [from, code], [to, code2], year) => ['trade_figure', [
    ['measure', 'Trade', { class: 'turnover' }], ' between ',
    ['parties', from, { name: from, id: `country:${code}` }], ' and ',
    ['parties', to, { name: to, id: `country:${code2}` }], ' reached ',
    ['amount', `€${roll}bn`, { value: roll * 1e9, unit: 'EUR' }], ' ',
    ['period', `in ${year}`, { from: `${year}-01-01`, to: `${year}-12-31` }], '.']],
  (roll, [from, code]) => ['official', [
    ['body', from, { name: from, id: `country:${code}` }], '’s ', ['role', 'energy minister', { class: 'minister' }], ' ',
    ['name', `Ayşe Yılmaz ${roll % 40}`, {}], ' opened the meeting.']],
  (roll, [from, code], [to, code2]) => ['agreement', [
    ['parties', from, { name: from, id: `country:${code}` }], ' and ', ['parties', to, { name: to, id: `country:${code2}` }], ' ',
    ['action', 'signed', { class: 'signed' }], ' ', ['instrument', 'a memorandum', { class: 'memorandum' }], ' on ',
    ['subject', `gas storage near 石油 block ${roll}`, {}], '.']],
];

const LISTS = new Set(['parties', 'route']);

function sentence(at, pieces) {
  let text = '';
  const fields = {};
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    const [field, words, meaning] = piece;
    const start = at + bytes(text);
    const value = { text: words, start, end: start + bytes(words), ...meaning };
    if (LISTS.has(field)) (fields[field] ??= []).push(value);
    else fields[field] = value;
    text += words;
  }
  return { text, fields };
}

/** `count` articles with twenty claims each: path, text and records. */
export function articles(count) {
  const roll = dice(7);
  return Array.from({ length: count }, (_, n) => article(n, roll));
}

function article(n, roll) {
  const path = `made/${n}.txt`;
  const date = `${2000 + roll(25)}-0${1 + roll(9)}-1${roll(9)}`;
  let text = ` date ${date} Article ${n}\n\n`;
  const records = [];
  for (let i = 0; i < 20; i++) {
    text += `${TRAPS[(n + i) % TRAPS.length]} `;
    const from = PLACES[roll(PLACES.length)];
    const [kind, pieces] = SENTENCES[i % SENTENCES.length](roll(900), from, PLACES[roll(PLACES.length)], 1998 + roll(28));
    const start = bytes(text);
    const speaker = i % 3 ? null : SPEAKERS[roll(SPEAKERS.length)];
    const said = speaker ? [...pieces.slice(0, -1), ', ', ['speaker', speaker, {}], ' ', ['verb', 'said', {}], pieces.at(-1)] : pieces;
    const { text: words, fields } = sentence(start, said);
    const { speaker: who, verb, ...rest } = fields;
    text += `${words}\n`;
    records.push({
      id: createHash('sha256').update(`${n} ${i}`).digest('hex').slice(0, 16),
      kind, status: STATUSES[roll(STATUSES.length)], rule: `${kind}/test`,
      article: { path, date, date_source: 'header', title: `Article ${n}: <b>trade</b> & oil`, sha256: '' },
      evidence: { text: words, start, end: start + bytes(words), line: 3 + i },
      attribution: who ? { ...who, verb } : null,
      fields: rest,
    });
  }
  const sha256 = createHash('sha256').update(text).digest('hex');
  for (const record of records) record.article.sha256 = sha256;
  return { path, text, records };
}
