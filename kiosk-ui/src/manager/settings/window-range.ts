/** Window ids as people write them: `1–12, 20, W7`. Neighbours in the hall's order are joined. */
export function rangeText(ids: readonly string[], order: readonly string[]): string {
  const places = ids
    .map((id) => order.indexOf(id))
    .filter((place) => place >= 0)
    .toSorted((a, b) => a - b);
  const runs: { from: number; to: number }[] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last !== undefined && last.to === place - 1) last.to = place;
    else runs.push({ from: place, to: place });
  }
  const name = (place: number) => order[place] ?? '';
  return runs
    .map(({ from, to }) => {
      if (from === to) return name(from);
      return `${name(from)}${to === from + 1 ? ', ' : '–'}${name(to)}`;
    })
    .join(', ');
}

/** The ids such a text means, in the hall's order; null where it names what the hall has not. */
export function readRange(text: string, order: readonly string[]): readonly string[] | null {
  const meant = new Set<string>();
  for (const part of text.split(/[,，、;\s]+/).filter((one) => one !== '')) {
    const [from = '', to = from, more] = part.split(/[-–—~]/);
    const [a, b] = [order.indexOf(from), order.indexOf(to)];
    if (more !== undefined || a === -1 || b < a) return null;
    for (const id of order.slice(a, b + 1)) meant.add(id);
  }
  return order.filter((id) => meant.has(id));
}
