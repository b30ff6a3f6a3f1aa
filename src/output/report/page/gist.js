// Says a claim in a line: its key words first, then who, what, from where, to where.

function gist(claim) {
  const by = new Map();
  for (const value of values(claim)) {
    if (!by.has(value.field)) by.set(value.field, []);
    by.get(value.field).push(shortName(value));
  }
  const first = (field) => by.get(field)?.[0] ?? '';
  const all = (field, joint = ', ') => (by.get(field) ?? []).join(joint);
  switch (claim.kind) {
    case 'official': return { key: first('name'), rest: officialLine(first) };
    case 'agreement': return { key: first('instrument') || first('action'), rest: agreementLine(first, all) };
    case 'pipeline': return { key: first('name'), rest: line([
      first('phase'), first('commodity'), first('capacity'), first('length'), prefixed('run by', first('operator')),
    ]) };
    default: return { key: first('amount'), rest: line([
      first('commodity') || first('cargo') || first('goods'), first('activity') || first('measure'),
      all('parties', ' and '), way(first), prefixed('via', all('route')), prefixed('before:', first('previous')),
      first('change'),
    ]) };
  }
}

/** A country by its name, also where an adjective stands for it; all else by its words. */
function shortName(value) {
  return (value.norm.id?.startsWith('country:') && value.norm.name) || textOf(value);
}

function officialLine(first) {
  const tenure = first('tenure');
  const role = [tenure, first('role')].filter(Boolean).join(' ');
  return line([role, first('body'), prefixed('to', first('posting'))]);
}

function agreementLine(first, all) {
  return line([first('instrument') ? first('action') : '', all('parties', ' and '), first('subject')]);
}

function way(first) {
  const origin = first('origin');
  const destination = first('destination');
  if (origin && destination) return `${origin} → ${destination}`;
  return prefixed('from', origin) || prefixed('to', destination);
}

function prefixed(word, text) {
  return text ? `${word} ${text}` : '';
}

function line(parts) {
  return parts.filter(Boolean).join(' · ');
}
