/** What may be meant by the letters typed so far. */
export interface Candidate {
  readonly text: string;
  /** How many of the letters it uses up. */
  readonly used: number;
}

export interface PinyinIndex {
  /** Best first, at most `limit`. Letters are a–z; ü is typed as v. */
  candidates(letters: string, limit?: number): readonly Candidate[];
}

export interface IndexSource {
  /** Every reading of one character without tones, e.g. 行 → ["xing", "hang"]. */
  readonly readings: (character: string) => readonly string[];
  /** Characters, most frequent first. */
  readonly characters: readonly string[];
  readonly phrases: readonly string[];
}

const asTyped = (syllable: string): string => syllable.replaceAll('ü', 'v');

/**
 * A candidate index: whole phrases by full pinyin or by initials, then single characters by
 * syllable, longest first. Frequency is the order of `characters`.
 */
export function pinyinIndex({ readings, characters, phrases }: IndexSource): PinyinIndex {
  const bySyllable = new Map<string, string[]>();
  for (const character of characters) {
    for (const reading of new Set(readings(character).map(asTyped))) {
      if (!/^[a-z]+$/.test(reading)) continue;
      const found = bySyllable.get(reading);
      if (found) found.push(character);
      else bySyllable.set(reading, [character]);
    }
  }
  const rank = new Map(characters.map((character, index) => [character, index]));
  const syllables = [...bySyllable.keys()].sort();
  const spelled = phrases.map((text) => {
    const parts = [...text].map((character) => asTyped(readings(character)[0] ?? ''));
    return { text, full: parts.join(''), initials: parts.map((part) => part[0] ?? '').join('') };
  });

  function phrasesFor(letters: string): Candidate[] {
    return spelled.flatMap(({ text, full, initials }) => {
      const long = [...text].length > 1;
      if (long && letters.length > 1 && (full.startsWith(letters) || initials === letters)) {
        return [{ text, used: letters.length }];
      }
      return long && letters.startsWith(full) ? [{ text, used: full.length }] : [];
    });
  }

  function charactersFor(letters: string, limit: number): Candidate[] {
    for (let length = Math.min(6, letters.length); length > 0; length -= 1) {
      const head = letters.slice(0, length);
      const exact = bySyllable.get(head);
      if (exact) return exact.slice(0, limit).map((text) => ({ text, used: length }));
      // An unfinished last syllable: everything that may still become of it.
      if (length !== letters.length) continue;
      const open = syllables.filter((syllable) => syllable.startsWith(head));
      if (open.length === 0) continue;
      const texts = new Set(
        open.flatMap((syllable) => (bySyllable.get(syllable) ?? []).slice(0, limit)),
      );
      return [...texts]
        .sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))
        .slice(0, limit)
        .map((text) => ({ text, used: length }));
    }
    return [];
  }

  return {
    candidates(letters, limit = 60) {
      const typed = letters.toLowerCase();
      if (!/^[a-z]+$/.test(typed)) return [];
      const single = charactersFor(typed, limit);
      const several = phrasesFor(typed);
      // Letters that are (or may become) one syllable mean one character first.
      const one = single.length > 0 && single[0]?.used === typed.length;
      return (
        one ? [...single.slice(0, 4), ...several, ...single.slice(4)] : [...several, ...single]
      ).slice(0, limit);
    },
  };
}
