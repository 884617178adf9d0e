/** One line of Prometheus' text format. */
export interface Sample {
  /** Name and labels as they stand. */
  readonly series: string;
  readonly value: number;
}

export function samplesOf(text: string): readonly Sample[] {
  return text.split('\n').flatMap((line) => {
    if (line === '' || line.startsWith('#')) return [];
    const at = line.lastIndexOf(' ');
    return [{ series: line.slice(0, at), value: Number(line.slice(at + 1)) }];
  });
}

/** What Prometheus puts on every series it scrapes from one bot. */
export const TARGET = 'job="token-warden",instance="bot:3978"';

/** A series as it lies in Prometheus, with the labels of the scrape. */
export function scraped(series: string): string {
  return series.endsWith('}') ? `${series.slice(0, -1)},${TARGET}}` : `${series}{${TARGET}}`;
}
