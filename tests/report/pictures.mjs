// Draws the pictures of the documentation from what the program finds now: the report in a browser, and
// `claims show` as a real terminal (tmux) shows it.
// Usage, from the repository's top folder, writing docs/*.png:
// node tests/report/pictures.mjs target/debug/claims chromium seeds/001_357ab2dfbe48025c.txt seeds fixtures/eval/dev/articles

import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [claims, executablePath, one, ...articles] = process.argv.slice(2);
const program = resolve(claims);
const dir = mkdtempSync(join(tmpdir(), 'claims-pictures-'));
const docs = resolve('docs');
mkdirSync(docs, { recursive: true });

const COLUMNS = 92;
const LINES = 34;

/** What a terminal shows after a command, with its colours. */
function terminal(command) {
  const tmux = (...args) => execFileSync('tmux', ['-L', 'claims-pictures', ...args], { encoding: 'utf8' });
  tmux('-f', '/dev/null', 'new-session', '-d', '-x', String(COLUMNS), '-y', '400', 'sh');
  try {
    const bin = join(program, '..');
    tmux('send-keys', `PS1='$ '; PATH=${bin}:$PATH; clear; ${command}`, 'Enter');
    execFileSync('sleep', ['2']);
    return tmux('capture-pane', '-e', '-p').split('\n').slice(0, LINES).join('\n');
  } finally {
    tmux('kill-server');
  }
}

const COLOURS = { 31: '#ff8a98', 32: '#8fd694', 33: '#f2c063', 35: '#d79be2', 36: '#7fd0da' };

/** The terminal's text as HTML, its colours and weights as spans. */
function html(text) {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').trimEnd();
  let style = {};
  // eslint-disable-next-line no-control-regex
  const body = safe.split(/\x1b\[([\d;]*)m/).map((piece, i) => {
    if (i % 2) {
      for (const code of piece.split(';').map(Number)) {
        if (code === 0) style = {};
        else if (code === 1) style.bold = true;
        else if (code === 2) style.dim = true;
        else if (code === 39) delete style.colour;
        else if (COLOURS[code]) style.colour = COLOURS[code];
      }
      return '';
    }
    const css = [style.bold && 'font-weight:700;color:#fff', style.dim && 'opacity:.55', style.colour && `color:${style.colour}`];
    return piece ? `<span style="${css.filter(Boolean).join(';')}">${piece}</span>` : '';
  }).join('');
  return `<meta charset="utf-8"><style>body{margin:0;background:#15171a}pre{display:inline-block;margin:0;padding:18px 22px;
    color:#d9d5cc;font:14px/1.38 "DejaVu Sans Mono","Noto Sans Mono",monospace}</style><pre>${body}</pre>`;
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const report = join(dir, 'report.html');
  execFileSync(program, ['report', ...articles, '-o', report], { stdio: 'inherit' });
  const page = await browser.newPage({ viewport: { width: 1480, height: 1330 }, deviceScaleFactor: 0.75, colorScheme: 'light' });
  await page.goto(`${pathToFileURL(report).href}#kind=oil_volume,trade_figure`);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  await page.locator('#rows tr').nth(5).locator('a.key').click();
  await page.evaluate(() => {
    document.getElementById('charts').scrollIntoView();
    scrollBy(0, -8);
    document.activeElement.blur();
  });
  await page.mouse.move(0, 0);
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(docs, 'report.png') });

  const shell = await browser.newPage({ deviceScaleFactor: 1.2 });
  await shell.setContent(html(terminal(`claims show ${one} --kind oil_volume`)));
  await shell.locator('pre').screenshot({ path: join(docs, 'show.png') });
} finally {
  await browser.close();
  rmSync(dir, { recursive: true });
}
