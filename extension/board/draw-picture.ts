/** Twice as sharp as the screen of most people: it goes into slides. */
const SCALE = 2;
const WIDTH = 1080;
const EDGE = 32;
const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const COLUMNS = 3;
const CARD = { height: 92, gap: 12 } as const;

/** The figures and the chart of a board as a picture, in the colours that are seen. @throws Error when the browser makes none. */
export async function drawPicture(page: Document): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }> {
  const chart = page.querySelector<HTMLCanvasElement>('.chart canvas');
  const cards = [...page.querySelectorAll('.figure')].map((card) => ({
    name: wordsOf(card.querySelector('h2')),
    value: wordsOf(card.querySelector('.value')),
    foot: [...card.querySelectorAll('.figure-foot > span')].map(wordsOf).join('   '),
    isMissed: card.querySelector('.missed') !== null,
  }));
  const rows = Math.ceil(cards.length / COLUMNS);
  const chartTop = 96 + rows * (CARD.height + CARD.gap);
  const chartHeight = chart === null ? 0 : (chart.height / chart.width) * (WIDTH - 2 * EDGE);
  const canvas = page.createElement('canvas');
  canvas.width = WIDTH * SCALE;
  canvas.height = (chartTop + chartHeight + 64) * SCALE;
  const ink = canvas.getContext('2d');
  if (ink === null) throw new Error('this browser draws no picture');
  const style = getComputedStyle(page.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const write = (text: string, x: number, y: number, font: string, name: string) => {
    ink.font = `${font} ${FONT}`;
    ink.fillStyle = colour(name);
    ink.fillText(text, x, y);
  };
  ink.scale(SCALE, SCALE);
  ink.fillStyle = colour('--surface');
  ink.fillRect(0, 0, WIDTH, canvas.height);
  write(wordsOf(page.querySelector('h1')), EDGE, 46, '600 20px', '--text');
  write(describePeriod(page), EDGE, 72, '13px', '--muted');
  const wide = (WIDTH - 2 * EDGE - (COLUMNS - 1) * CARD.gap) / COLUMNS;
  cards.forEach(({ name, value, foot, isMissed }, index) => {
    const x = EDGE + (index % COLUMNS) * (wide + CARD.gap);
    const y = 92 + Math.floor(index / COLUMNS) * (CARD.height + CARD.gap);
    ink.strokeStyle = colour('--line');
    ink.strokeRect(x + 0.5, y + 0.5, wide - 1, CARD.height - 1);
    write(name, x + 14, y + 24, '13px', '--muted');
    write(value, x + 14, y + 56, '600 26px', isMissed ? '--red' : '--text');
    write(foot, x + 14, y + 78, '12px', '--muted');
  });
  if (chart !== null) {
    write(wordsOf(page.querySelector('.legend h2')), EDGE, chartTop + 24, '600 14px', '--text');
    ink.drawImage(chart, EDGE, chartTop + 40, WIDTH - 2 * EDGE, chartHeight);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('this browser draws no picture');
  return { bytes: new Uint8Array(await blob.arrayBuffer()), mediaType: 'image/png' };
}

/** What is chosen in the head, in the words that stand there. */
function describePeriod(page: Document): string {
  const chosen = [...page.querySelectorAll<HTMLSelectElement>('.board-head select')].map((select) =>
    wordsOf(select.selectedOptions[0]),
  );
  return [...chosen, wordsOf(page.querySelector('.board-head .note'))].filter((text) => text !== '').join(' · ');
}

function wordsOf(element: Element | null | undefined): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
