// Charts over time: amounts by their periods, one unit an axis, the status told by shape and colour.

const CHARTS = {
  oil: { kinds: ['oil_volume'], title: 'Oil and gas volumes', what: 'activity' },
  trade: { kinds: ['trade_figure'], title: 'Trade figures', what: 'measure' },
  cargo: { kinds: ['cargo_volume'], title: 'Cargo volumes', what: 'activity' },
};
const chosen = { oil: {}, trade: {}, cargo: {} };
const DAY = 86400000;
const present = new Set(claims.map((claim) => claim.kind));
const EDGE = { left: 62, right: 18, top: 14, bottom: 30, height: 290 };

let drawing = 0;

/** Draws one chart after the other, so that a key pressed in between is answered first. */
function drawCharts(found, after = 0) {
  const tasks = [
    () => drawBars('officials', found, (claim) => claim.people),
    () => drawBars('parties', found, (claim) => claim.parties),
    layOut,
    ...Object.entries(CHARTS).map(([name, chart]) => () => drawChart(name, chart, found)),
  ];
  const step = () => {
    tasks.shift()();
    drawing = tasks.length ? setTimeout(step) : 0;
  };
  clearTimeout(drawing);
  if (after) drawing = setTimeout(step, after);
  else step();
}

/** Shows the charts that are asked for: the small ones share a row, a large one alone takes its whole. */
function layOut() {
  for (const [name, { kinds: [kind] }] of Object.entries(CHARTS)) {
    $(`chart-${name}`).hidden = !present.has(kind) || (state.kind.length > 0 && !state.kind.includes(kind));
  }
  const seen = (...names) => String(names.filter((name) => !$(`chart-${name}`).hidden).length);
  $('charts').dataset.small = seen('cargo', 'officials', 'parties');
  $('charts').dataset.large = seen('oil', 'trade');
}

function tally(items) {
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function drawChart(name, chart, found) {
  const root = $(`chart-${name}`);
  const ours = found.filter((c) => chart.kinds.includes(c.kind) && c.amount !== null);
  if (root.hidden) return;
  const pick = chosen[name];
  const sorts = tally(ours.map((c) => c.measure));
  fillSelect(`${name}-what`, [['', `any ${chart.what}`], ...sorts.filter(([m]) => m).map(([m, n]) => [m, `${words(m)} (${n})`])], pick.what);
  const some = ours.filter((c) => !pick.what || c.measure === pick.what);
  const units = tally(some.map((c) => c.unit));
  const unit = units.some(([u]) => u === pick.unit) ? pick.unit : units[0]?.[0] ?? '';
  fillSelect(`${name}-unit`, units.map(([u, n]) => [u, `${unitName(u) || 'no unit'} (${n})`]), unit);
  const inUnit = some.filter((c) => c.unit === unit);
  const dated = inUnit.filter((c) => c.from || c.to).map(pointOf);
  const scale = pick.scale || (spread(dated) > 60 ? 'log' : 'linear');
  $(`${name}-scale`).value = scale;
  plot(root, name, dated, { unit, scale, title: chart.title });
  const undated = inUnit.length - dated.length;
  const elsewhere = some.length - inUnit.length;
  $(`${name}-note`).textContent = [
    `${count(dated.length, 'figure')} in ${unitName(unit) || 'no unit'}, on a ${scale === 'log' ? 'logarithmic' : 'linear'} scale.`,
    undated ? `${count(undated, 'figure')} without a period not drawn.` : '',
    elsewhere ? `${count(elsewhere, 'figure')} in other units: nothing is converted, choose a unit to see them.` : '',
  ].filter(Boolean).join(' ');
}

function count(n, noun) {
  return `${exact.format(n)} ${noun}${n === 1 ? '' : 's'}`;
}

function fillSelect(id, options, value) {
  const select = $(id);
  select.replaceChildren(...options.map(([v, label]) => el('option', { value: v, selected: v === (value ?? '') }, label)));
  select.disabled = options.length < 2;
}

function time(iso) {
  return Date.parse(`${iso}T00:00:00Z`);
}

function pointOf(claim) {
  claim.point ??= newPoint(claim);
  return claim.point;
}

function newPoint(claim) {
  const from = claim.from ? time(claim.from) : null;
  const to = claim.to ? time(claim.to) : null;
  const at = from !== null && to !== null ? (from + to) / 2 : from ?? to;
  return { claim, from, to, at, value: claim.amount };
}

function spread(points) {
  let low = Infinity;
  let high = 0;
  for (const p of points) {
    if (p.value > 0) low = Math.min(low, p.value);
    high = Math.max(high, p.value);
  }
  return high > 0 && low < Infinity ? high / low : 1;
}

function plot(root, name, points, { unit, scale, title }) {
  const drawn = scale === 'log' ? points.filter((p) => p.value > 0) : points;
  const frame = root.querySelector('.plot');
  const width = Math.max(280, frame.clientWidth || 600);
  const picture = svg('svg', {
    viewBox: `0 0 ${width} ${EDGE.height}`, width, height: EDGE.height, role: 'group',
    'aria-label': `${title} in ${unitName(unit)} by period, ${drawn.length} points; arrow keys go through them`,
  });
  $(`${name}-picked`).replaceChildren();
  if (!drawn.length) {
    frame.replaceChildren(el('p', { class: 'nothing' }, 'No figure with a period passes the filter.'));
    return;
  }
  const x = timeAxis(drawn, width);
  const y = scale === 'log' ? logAxis(drawn) : linearAxis(drawn);
  drawAxes(picture, x, y, width, unit);
  drawMarks(picture, cells(drawn, x, y), x, name);
  frame.replaceChildren(picture, el('div', { class: 'tip', 'aria-hidden': 'true', hidden: true }));
}

function timeAxis(points, width) {
  let low = Infinity;
  let high = -Infinity;
  for (const p of points) {
    low = Math.min(low, p.from ?? p.at);
    high = Math.max(high, p.to ?? p.at);
  }
  const pad = Math.max((high - low) * 0.04, 45 * DAY);
  low -= pad;
  high += pad;
  const scale = (t) => EDGE.left + ((t - low) / (high - low)) * (width - EDGE.left - EDGE.right);
  const months = (high - low) / (30.44 * DAY);
  const most = Math.max(2, Math.floor(width / 90));
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find((s) => months / s <= most) ?? 2400;
  const ticks = [];
  const first = new Date(low);
  const start = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / step) * step;
  for (let m = start; ; m += step) {
    const t = Date.UTC(Math.floor(m / 12), m % 12, 1);
    if (t > high) break;
    if (t >= low) ticks.push({ at: scale(t), label: tickLabel(m, step) });
  }
  return { scale, ticks };
}

function tickLabel(month, step) {
  const year = Math.floor(month / 12);
  return step >= 12 ? String(year) : `${MONTHS[month % 12]} ${year}`;
}

function linearAxis(points) {
  const top = points.reduce((most, p) => Math.max(most, p.value), 0) || 1;
  const rough = top / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((s) => s * power).find((s) => s >= rough);
  const high = Math.ceil(top / step) * step;
  const ticks = [];
  for (let n = 0; n * step <= high * 1.0001; n++) ticks.push(n * step);
  return axis(ticks, (v) => v / high);
}

function logAxis(points) {
  let low = Infinity;
  let high = 0;
  for (const p of points) {
    low = Math.min(low, p.value);
    high = Math.max(high, p.value);
  }
  const bottom = Math.floor(Math.log10(low));
  const top = Math.max(bottom + 1, Math.ceil(Math.log10(high)));
  const step = Math.ceil((top - bottom) / 7);
  const ticks = [];
  for (let n = bottom; n <= top; n += step) ticks.push(10 ** n);
  return axis(ticks, (v) => (Math.log10(v) - bottom) / (top - bottom));
}

function axis(ticks, share) {
  const room = EDGE.height - EDGE.top - EDGE.bottom;
  const scale = (v) => EDGE.height - EDGE.bottom - share(v) * room;
  return { scale, ticks: ticks.map((v) => ({ at: scale(v), label: short(v) })) };
}

function drawAxes(picture, x, y, width, unit) {
  const axes = svg('g', { class: 'axes', 'aria-hidden': 'true' });
  for (const tick of y.ticks) {
    axes.append(svg('line', { x1: EDGE.left, x2: width - EDGE.right, y1: tick.at, y2: tick.at }));
    axes.append(svg('text', { x: EDGE.left - 8, y: tick.at + 4, 'text-anchor': 'end' }, tick.label));
  }
  const floor = EDGE.height - EDGE.bottom;
  for (const tick of x.ticks) {
    axes.append(svg('line', { x1: tick.at, x2: tick.at, y1: floor, y2: floor + 5, class: 'tick' }));
    axes.append(svg('text', { x: tick.at, y: floor + 19, 'text-anchor': 'middle' }, tick.label));
  }
  axes.append(svg('line', { x1: EDGE.left, x2: width - EDGE.right, y1: floor, y2: floor, class: 'floor' }));
  axes.append(svg('text', { x: width - EDGE.right, y: 10, 'text-anchor': 'end', class: 'unit' }, unitName(unit)));
  picture.append(axes);
}

/** Marks that would hide each other become one, which says how many it stands for. */
function cells(points, x, y) {
  const by = new Map();
  const size = points.length > 2000 ? 9 : 5;
  for (const point of points) {
    const [px, py] = [x.scale(point.at), y.scale(point.value)];
    const key = `${Math.round(px / size)} ${Math.round(py / size)} ${point.claim.status}`;
    const cell = by.get(key);
    if (cell) cell.points.push(point);
    else by.set(key, { px, py, status: point.claim.status, points: [point] });
  }
  return [...by.values()].sort((a, b) => a.px - b.px || a.py - b.py);
}

function drawMarks(picture, list, x, name) {
  const spans = svg('g', { class: 'spans', 'aria-hidden': 'true' });
  const marks = svg('g', { class: 'marks' });
  const lines = list.length < 500;
  list.forEach((cell, n) => {
    const p = cell.points[0];
    if (lines) {
      const from = p.from === null ? cell.px - 16 : x.scale(p.from);
      const to = p.to === null ? cell.px + 16 : x.scale(p.to);
      const open = p.from === null || p.to === null;
      spans.append(svg('line', { x1: from, x2: to, y1: cell.py, y2: cell.py, class: `span-${cell.status}${open ? ' open' : ''}` }));
    }
    const size = (1 + Math.min(1, Math.log2(cell.points.length) / 6)).toFixed(2);
    const mark = svg('path', {
      d: SHAPES[cell.status] ?? SHAPES.reported, class: `shape shape-${cell.status}`, role: 'button',
      transform: `translate(${cell.px.toFixed(1)} ${cell.py.toFixed(1)}) scale(${size})`,
      tabindex: n === 0 ? 0 : -1, 'aria-label': spoken(cell),
    });
    mark.cell = cell;
    marks.append(mark);
  });
  marks.addEventListener('click', (event) => pick(event.target.cell, name));
  marks.addEventListener('keydown', (event) => stepMarks(event, marks, name));
  for (const type of ['pointerover', 'focusin']) marks.addEventListener(type, (event) => tip(event.target, picture));
  for (const type of ['pointerout', 'focusout']) marks.addEventListener(type, () => tip(null, picture));
  picture.append(spans, marks);
  ringMarks(state.claim);
}

function spoken(cell) {
  const { claim } = cell.points[0];
  const one = `${short(claim.amount)} ${unitName(claim.unit)}, ${dates(claim.from, claim.to)}, ${STATUS_NAMES[claim.status]}`;
  return cell.points.length > 1 ? `${cell.points.length} figures here, the first: ${one}` : one;
}

function stepMarks(event, marks, name) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    pick(event.target.cell, name);
  } else if (step) {
    event.preventDefault();
    const next = step > 0 ? event.target.nextElementSibling : event.target.previousElementSibling;
    if (!next) return;
    event.target.setAttribute('tabindex', -1);
    next.setAttribute('tabindex', 0);
    next.focus();
  }
}

function tip(mark, picture) {
  const box = picture.parentElement?.querySelector('.tip');
  if (!box) return;
  box.hidden = !mark?.cell;
  if (!mark?.cell) return;
  const { claim } = mark.cell.points[0];
  const more = mark.cell.points.length - 1;
  const { key, rest } = gist(claim);
  box.replaceChildren(el('strong', {}, key), el('span', {}, rest),
    el('span', { class: 'muted' }, `${dates(claim.from, claim.to)} · ${STATUS_NAMES[claim.status]}`),
    more ? el('span', { class: 'muted' }, `and ${more} more at this point`) : null);
  const width = picture.clientWidth;
  const right = mark.cell.px > width / 2;
  box.style.left = right ? 'auto' : `${mark.cell.px + 12}px`;
  box.style.right = right ? `${width - mark.cell.px + 12}px` : 'auto';
  box.style.top = `${Math.min(mark.cell.py + 6, EDGE.height - 90)}px`;
}

/** One figure opens; several are listed under the chart to choose from. */
function pick(cell, name) {
  if (!cell) return;
  const list = $(`${name}-picked`);
  list.replaceChildren();
  if (cell.points.length === 1) {
    open(cell.points[0].claim.id, { focus: true });
    return;
  }
  for (const { claim } of cell.points.slice(0, 30)) {
    const link = el('a', { href: `#claim=${claim.id}`, 'data-open': claim.id }, gist(claim).key);
    list.append(el('li', {}, link, ` ${gist(claim).rest} · ${dates(claim.from, claim.to)}`));
  }
  if (cell.points.length > 30) list.append(el('li', {}, `and ${cell.points.length - 30} more: narrow the filter`));
  list.querySelector('a').focus();
}

function ringMarks(id) {
  for (const mark of document.querySelectorAll('.marks .shape')) {
    mark.classList.toggle('ring', Boolean(id) && mark.cell.points.some((p) => p.claim.id === id));
  }
}

function drawBars(name, found, of) {
  const root = $(`chart-${name}`);
  const counts = new Map();
  for (const claim of found) {
    for (const { key, name: label } of of(claim)) {
      const row = counts.get(key) ?? { key, label, n: 0 };
      row.n += 1;
      if (label.length > row.label.length && label.length < 60) row.label = label;
      counts.set(key, row);
    }
  }
  const rows = [...counts.values()].sort((a, b) => b.n - a.n || collator.compare(a.label, b.label));
  root.hidden = rows.length === 0;
  const most = rows[0]?.n ?? 1;
  root.querySelector('ol').replaceChildren(...rows.slice(0, 10).map((row) => {
    const bar = el('span', { class: 'bar', 'aria-hidden': 'true' });
    bar.style.setProperty('--share', String(row.n / most));
    return el('li', {}, el('button', { type: 'button', 'aria-pressed': String(state.who === row.key), 'data-who': row.key },
      el('span', { class: 'name' }, row.label), bar, el('span', { class: 'n' }, `${row.n}`)));
  }));
  root.querySelector('.note').textContent = rows.length > 10 ? `The first 10 of ${exact.format(rows.length)}.` : '';
}

function wireCharts() {
  for (const name of Object.keys(CHARTS)) {
    for (const key of ['what', 'unit', 'scale']) {
      $(`${name}-${key}`).addEventListener('change', (event) => {
        chosen[name][key] = event.target.value;
        drawChart(name, CHARTS[name], shown);
      });
    }
  }
  $('charts').addEventListener('click', (event) => {
    const link = event.target.closest('a[data-open]');
    if (link) {
      event.preventDefault();
      open(link.dataset.open, { focus: true });
      return;
    }
    const who = event.target.closest('button[data-who]');
    if (!who) return;
    state.who = state.who === who.dataset.who ? '' : who.dataset.who;
    state.page = 0;
    refresh();
  });
}
