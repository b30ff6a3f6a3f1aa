// What is asked for: the filter's state, kept in the address's fragment, and the claims that answer to it.

const EMPTY = {
  q: '', kind: [], status: [], country: '', speaker: '', from: '', to: '', by: 'article', who: '',
  sort: '-date', page: 0, claim: '',
};
const LISTS = new Set(['kind', 'status']);
let state = { ...EMPTY };

function readFragment() {
  clearTimeout(writing);
  const params = new URLSearchParams(location.hash.slice(1));
  const next = { ...EMPTY };
  for (const key of Object.keys(EMPTY)) {
    const value = params.get(key);
    if (value === null) continue;
    if (LISTS.has(key)) next[key] = value.split(',').filter(Boolean);
    else next[key] = key === 'page' ? Math.max(0, (parseInt(value, 10) || 1) - 1) : value;
  }
  state = next;
}

let writing = 0;

/** Writes the address, at once or when nothing is typed any more: browsers are slow at it. */
function writeFragment(after = 0) {
  clearTimeout(writing);
  if (after) {
    writing = setTimeout(writeFragment, after);
    return;
  }
  const params = new URLSearchParams();
  for (const key of Object.keys(EMPTY)) {
    const value = state[key];
    if (String(value) === String(EMPTY[key])) continue;
    params.set(key, key === 'page' ? String(value + 1) : String(value));
  }
  const hash = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);
}

/** The words that a search looks through, made once for each sentence. */
const sentences = new Map();

function haystack(claim) {
  if (claim.hay !== null) return claim.hay;
  const article = articles[claim.article];
  article.hay ??= fold(`${article.title ?? ''}\n${article.path}`);
  const key = `${claim.article}:${claim.start}`;
  let sentence = sentences.get(key);
  if (sentence === undefined) {
    sentence = fold(article.text.slice(claim.start, claim.end).replace(/\s+/g, ' '));
    sentences.set(key, sentence);
  }
  let names = `${claim.speaker}\n${claim.rule}\n${claim.id}`;
  for (const row of claim.rows) {
    const norm = row[3] === undefined ? null : raw.norms[row[3]];
    if (norm?.name) names += `\n${norm.name}`;
    if (norm?.id) names += `\n${norm.id}`;
    if (row[1] < 0 || row[1] >= claim.end - claim.start) names += `\n${textOf(valueOf(claim, row))}`;
  }
  for (const code of claim.countries) names += `\n${countryName(code)}`;
  claim.hay = [sentence, fold(names)];
  return claim.hay;
}

/** "oil "black sea"" looks for both, the quoted words together. */
function terms(query) {
  return [...fold(query).matchAll(/"([^"]+)"?|(\S+)/g)].map((m) => m[1] ?? m[2]);
}

function says(claim, wanted) {
  const [sentence, names] = haystack(claim);
  const article = articles[claim.article].hay;
  return wanted.every((term) => sentence.includes(term) || names.includes(term) || article.includes(term));
}

function inDates(claim) {
  if (!state.from && !state.to) return true;
  if (state.by === 'period') {
    if (!claim.from && !claim.to) return false;
    return (!state.to || (claim.from ?? '0') <= state.to) && (!state.from || (claim.to ?? '9') >= state.from);
  }
  const date = articles[claim.article].date;
  return Boolean(date) && (!state.from || date >= state.from) && (!state.to || date <= state.to);
}

/** The claims that pass, in their order, and for each kind and status how many would if it were asked for. */
function select() {
  const wanted = terms(state.q);
  const speaker = fold(state.speaker);
  const kinds = new Set(state.kind);
  const statuses = new Set(state.status);
  const found = [];
  const counts = { kind: {}, status: {} };
  for (const claim of ordered()) {
    const kind = !kinds.size || kinds.has(claim.kind);
    const status = !statuses.size || statuses.has(claim.status);
    if (!kind && !status) continue;
    if (state.country && !claim.countries.includes(state.country)) continue;
    if (speaker && !fold(claim.speaker).includes(speaker)) continue;
    if (state.who && !isAbout(claim, state.who)) continue;
    if (!inDates(claim)) continue;
    if (wanted.length && !says(claim, wanted)) continue;
    if (kind && status) found.push(claim);
    if (status) counts.kind[claim.kind] = (counts.kind[claim.kind] ?? 0) + 1;
    if (kind) counts.status[claim.status] = (counts.status[claim.status] ?? 0) + 1;
  }
  return { found, counts };
}

function isAbout(claim, key) {
  return claim.people.some((p) => p.key === key) || claim.parties.some((p) => p.key === key);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const SORTS = {
  claim: (c) => (c.sortKey ??= `${raw.kinds.indexOf(c.kind)} ${fold(gist(c).key)}`),
  amount: (c) => c.amount,
  status: (c) => raw.statuses.indexOf(c.status),
  speaker: (c) => c.speaker,
  period: (c) => c.from ?? c.to ?? '',
  date: (c) => articles[c.article].date ?? '',
};

/** All claims in the order asked for, made once for each order: a filter then only leaves claims out. */
const orders = new Map();

function ordered() {
  if (!orders.has(state.sort)) {
    if (orders.size > 6) orders.clear();
    orders.set(state.sort, order(claims));
  }
  return orders.get(state.sort);
}

/** Orders by a column; what has no value there comes last both ways; units are kept apart. */
function order(found) {
  const down = state.sort.startsWith('-');
  const column = state.sort.replace(/^-/, '');
  const key = SORTS[column] ?? SORTS.date;
  const keyed = found.map((claim) => ({ claim, key: key(claim) }));
  const empty = (v) => v === null || v === '';
  const text = column === 'speaker';
  keyed.sort((a, b) => {
    if (empty(a.key) || empty(b.key)) return empty(a.key) - empty(b.key) || a.claim.n - b.claim.n;
    if (column === 'amount' && a.claim.unit !== b.claim.unit) return a.claim.unit < b.claim.unit ? -1 : 1;
    const by = text ? collator.compare(a.key, b.key) : a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    return (down ? -by : by) || a.claim.n - b.claim.n;
  });
  return keyed.map((k) => k.claim);
}
