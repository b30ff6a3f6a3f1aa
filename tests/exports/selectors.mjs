// Finds the words of every annotation in its text with Apache Annotator: by place, and by quote.
// Usage: node selectors.mjs RECORDS.webannotation

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { textPositionSelectorMatcher, textQuoteSelectorMatcher } from '@apache-annotator/selector';

/** A text as one chunk, as the library reads texts. */
function chunker(text) {
  const chunk = { data: text, equals: () => true };
  return { currentChunk: chunk, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false };
}

async function found(matcher, text) {
  const all = [];
  for await (const { startIndex, endIndex } of matcher(chunker(text))) all.push([startIndex, endIndex]);
  return all;
}

const texts = new Map();
const { items } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
let unique = 0;
for (const { id, target } of items) {
  const file = decodeURIComponent(target.source);
  // A mark at the start of a file is a character of the text.
  if (!texts.has(file)) texts.set(file, new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(file)));
  const text = texts.get(file);
  const [quote, position] = target.selector;
  const [place] = await found(textPositionSelectorMatcher(position), text);
  assert.equal(text.slice(...place), quote.exact, id);
  const places = await found(textQuoteSelectorMatcher(quote), text);
  assert.ok(places.some(([start, end]) => start === place[0] && end === place[1]), `${id} is not found by its quote`);
  if (places.length === 1) unique += 1;
}
assert.ok(unique > items.length * 0.95, 'quotes find one place');
console.log(`  Apache Annotator: ${items.length} targets in ${texts.size} texts, ${unique} found once by their quote`);
