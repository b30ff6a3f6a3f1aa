// Reads the embedded data: shared tables, the articles' texts, and claims as short rows that point into them.

const raw = JSON.parse(document.getElementById('data').textContent);

const KIND_NAMES = {
  official: 'Official', agreement: 'Agreement', pipeline: 'Pipeline',
  oil_volume: 'Oil & gas volume', trade_figure: 'Trade figure', cargo_volume: 'Cargo volume',
};
const STATUS_NAMES = { reported: 'Reported', planned: 'Planned', proposed: 'Proposed', denied: 'Denied' };
const UNIT_NAMES = {
  t: 'tonnes', bbl: 'barrels', m3: 'cubic metres', ft3: 'cubic feet', L: 'litres', km: 'km', MW: 'MW',
  TEU: 'TEU', '%': '%', x: 'times', 1: '',
};
const COMPARATORS = {
  more_than: 'more than', at_least: 'at least', less_than: 'less than', at_most: 'at most', about: 'about',
  almost: 'almost',
};

// Marks that turn the direction of writing, and controls, are shown and not obeyed; each stays one unit long.
const articles = raw.articles.map((article) => ({
  ...article,
  text: article.text.replace(/[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, '\ufffd'),
}));
const claims = [];
const byId = new Map();
const countryNames = new Map();

let regions = null;
try {
  regions = new Intl.DisplayNames(['en'], { type: 'region' });
} catch { /* the code stands for itself */ }

function words(snake) {
  return String(snake).replaceAll('_', ' ');
}

/** The text without accents and case, for searching. */
function fold(text) {
  const lower = text.toLowerCase();
  // eslint-disable-next-line no-control-regex
  return /^[\x00-\x7f]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '');
}

function countryName(code) {
  let name = countryNames.get(code);
  if (!name) {
    try {
      name = regions?.of(code);
    } catch { /* not a region */ }
    countryNames.set(code, name ||= code);
  }
  return name;
}

/** One value of a claim: `[field, start from the sentence, length, norm]` unpacked. */
function valueOf(claim, row) {
  const start = claim.start + row[1];
  return {
    field: raw.fields[row[0]],
    start,
    end: start + row[2],
    norm: row[3] === undefined ? {} : raw.norms[row[3]],
    claim,
  };
}

function textOf(value) {
  return articles[value.claim.article].text.slice(value.start, value.end).replace(/\s+/g, ' ');
}

/** What a value is called: its canonical name, else its words. */
function nameOf(value) {
  return value.norm.name || textOf(value);
}

function values(claim) {
  return claim.rows.map((row) => valueOf(claim, row));
}

function unpack(row, n) {
  const claim = {
    n, id: row[0], kind: raw.kinds[row[1]], status: raw.statuses[row[2]], rule: raw.rules[row[3]],
    article: row[4], start: row[5], end: row[5] + row[6], line: row[7], rows: row[8],
    amount: null, unit: '', from: null, to: null, speaker: '', countries: [], people: [], parties: [],
    measure: '', hay: null,
  };
  for (const r of claim.rows) note(claim, r);
  return claim;
}

/** Keeps what filters, sorting and charts ask of a claim. */
function note(claim, row) {
  const field = raw.fields[row[0]];
  const norm = row[3] === undefined ? null : raw.norms[row[3]];
  if (norm?.id?.startsWith('country:')) {
    const code = norm.id.slice(8);
    if (norm.name && !countryNames.has(code)) countryNames.set(code, norm.name);
    if (!claim.countries.includes(code)) claim.countries.push(code);
  }
  switch (field) {
    case 'speaker': claim.speaker = nameOf(valueOf(claim, row)); break;
    case 'amount': case 'capacity': case 'count': case 'length':
      if (norm && claim.amount === null) {
        claim.amount = Number(norm.value);
        claim.max = norm.max === undefined ? null : Number(norm.max);
        claim.unit = unitKey(norm);
      }
      break;
    case 'period': case 'date': claim.from = norm?.from ?? null; claim.to = norm?.to ?? null; break;
    case 'name': if (claim.kind === 'official') claim.people.push(party(claim, row, norm)); break;
    case 'parties': claim.parties.push(party(claim, row, norm)); break;
    case 'activity': case 'measure': claim.measure = norm?.class ?? ''; break;
    default:
  }
}

function party(claim, row, norm) {
  const name = nameOf(valueOf(claim, row));
  return { key: norm?.id || fold(name), name };
}

function unitKey(norm) {
  return norm.per ? `${norm.unit}/${norm.per}` : norm.unit;
}

function unitName(key) {
  const [unit, per] = key.split('/');
  const name = UNIT_NAMES[unit] ?? unit;
  return per ? `${name} a ${per}` : name;
}

const exact = new Intl.NumberFormat('en', { maximumFractionDigits: 10 });

function short(number) {
  const size = Math.abs(number);
  const steps = [[1e12, 'tn'], [1e9, 'bn'], [1e6, 'm'], [1e3, 'k']];
  for (const [step, mark] of steps) {
    if (size >= step) return `${Number((number / step).toPrecision(4))}${mark}`;
  }
  return String(Number(number.toPrecision(4)));
}

function dates(from, to) {
  if (from && to) return from === to ? from : wholePeriod(from, to) ?? `${from} – ${to}`;
  if (from) return `from ${from}`;
  return to ? `until ${to}` : '';
}

/** "2023" for a whole year, "March 2023" for a whole month. */
function wholePeriod(from, to) {
  const [y, m, d] = from.split('-');
  const [y2, m2, d2] = to.split('-');
  if (d !== '01') return null;
  if (m === '01' && m2 === '12' && d2 === '31') return y === y2 ? y : `${y} – ${y2}`;
  const last = new Date(Date.UTC(Number(y2), Number(m2), 0)).getUTCDate();
  if (Number(d2) !== last) return null;
  const name = (mm) => MONTHS[Number(mm) - 1];
  if (y !== y2) return `${name(m)} ${y} – ${name(m2)} ${y2}`;
  return m === m2 ? `${name(m)} ${y}` : `${name(m)} – ${name(m2)} ${y}`;
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What a value's words were resolved to, for people. */
function resolved(value) {
  const n = value.norm;
  const parts = [];
  if (n.value !== undefined) parts.push(quantity(n));
  if (n.from || n.to) parts.push(dates(n.from, n.to));
  if (n.unresolved) parts.push(`not resolved: ${words(n.unresolved)}`);
  if (n.inferred?.length) parts.push(`${n.inferred.map(words).join(', ')} not written`);
  if (n.class) parts.push(words(n.class));
  if (n.name && n.name !== textOf(value)) parts.push(n.name);
  if (n.id) parts.push(n.id);
  return parts.join(' · ');
}

function quantity(n) {
  const range = n.max === undefined ? exact.format(n.value) : `${exact.format(n.value)} – ${exact.format(n.max)}`;
  const direction = { up: 'up', down: 'down' }[n.direction] ?? '';
  return [direction, COMPARATORS[n.comparator] ?? '', range, unitName(unitKey(n))].filter(Boolean).join(' ');
}

/** An element with properties and children. */
function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === 'class') node.className = value;
    else if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.filter((c) => c !== null && c !== undefined && c !== ''));
  return node;
}

const $ = (id) => document.getElementById(id);

for (const row of raw.claims) {
  const claim = unpack(row, claims.length);
  // The same article twice gives the same ids.
  for (let copy = 2; byId.has(claim.id); copy++) claim.id = `${row[0]}.${copy}`;
  claims.push(claim);
  byId.set(claim.id, claim);
  (articles[claim.article].claims ||= []).push(claim);
}
