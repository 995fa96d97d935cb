/** Prints measured numbers with the bars they have to reach, and remembers which were missed. */
export interface Bars {
  /** `met` is undefined for a number that is only told. */
  tell(what: string, value: string, met?: boolean): void;
  /** Says how many bars were met; the exit status of the bench: 3 when one was missed. */
  end(): 0 | 3;
}

export function createBars(print: (line: string) => void): Bars {
  let met = 0;
  let missed = 0;
  return {
    tell(what, value, good) {
      if (good === true) met += 1;
      if (good === false) missed += 1;
      print(`${good === false ? '✗' : ' '} ${what.padEnd(56)} ${value}`);
    },
    end() {
      const all = met + missed;
      print(`${all - missed} of ${all} bars met${missed === 0 ? '' : ' (✗: missed)'}`);
      return missed === 0 ? 0 : 3;
    },
  };
}
