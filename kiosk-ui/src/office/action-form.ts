import type {
  CaseAction,
  Extension,
  Notice,
  Remark,
  SpecialProcedure,
} from '@banshi/queue-server/protocol';

/** What an action asks of the officer: a notice, a list of defects, a procedure, more days, or only a remark. */
export type ActionForm =
  'remark' | 'reason' | 'negative' | 'correction' | 'procedure' | 'extension';

const forms: Partial<Readonly<Record<CaseAction, ActionForm>>> = {
  'ask-correction': 'correction',
  'not-accept': 'negative',
  deny: 'negative',
  return: 'reason',
  'special-start': 'procedure',
  extend: 'extension',
};
export const formOf = (action: CaseAction): ActionForm => forms[action] ?? 'remark';

/** Whether pressing it puts the citizen at a loss: then it is never the main button. */
export const isNegative = (action: CaseAction): boolean => formOf(action) !== 'remark';

export interface Written {
  readonly reason: string;
  readonly legalBasis: string;
  readonly remark: string;
  readonly days: string;
  readonly kind: SpecialProcedure['kind'];
  /** By material. */
  readonly defects: Readonly<Record<string, string>>;
}
export const nothingWritten: Written = {
  reason: '',
  legalBasis: '',
  remark: '',
  days: '10',
  kind: 'inspection',
  defects: {},
};

/** The body to send, or null while something is missing that the law or the server wants. */
export function bodyOf(
  form: ActionForm,
  written: Written,
): Notice | Remark | SpecialProcedure | Extension | null {
  const reason = written.reason.trim();
  const legalBasis = written.legalBasis.trim();
  switch (form) {
    case 'remark': {
      const remark = written.remark.trim();
      return remark === '' ? {} : { remark };
    }
    case 'reason':
      return reason === '' ? null : { reason };
    case 'negative':
      return reason === '' || legalBasis === '' ? null : { reason, legalBasis };
    case 'procedure':
      return reason === '' || legalBasis === '' ? null : { kind: written.kind, reason, legalBasis };
    case 'extension': {
      const workingDays = Number(written.days);
      const possible = Number.isInteger(workingDays) && workingDays >= 1 && workingDays <= 30;
      return reason === '' || !possible ? null : { workingDays, reason };
    }
    case 'correction': {
      const defects = Object.entries(written.defects)
        .map(([material, what]) => ({ material, what: what.trim() }))
        .filter(({ what }) => what !== '');
      if (defects.length === 0) return null;
      const basis = legalBasis === '' ? {} : { legalBasis };
      return {
        reason: reason === '' ? '申请材料不齐全或不符合法定形式' : reason,
        ...basis,
        defects,
      };
    }
  }
}
