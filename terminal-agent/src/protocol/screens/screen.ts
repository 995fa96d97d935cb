import { Type } from 'typebox';
import { Closed } from '../words.ts';

/** One screen: its step, and what the page needs to draw it. */
export const screen = <S extends string, P extends Parameters<typeof Closed>[0]>(
  step: S,
  data: P,
) => Closed({ step: Type.Literal(step), ...data });
