import { failed, type Failed } from '../../command/outcome.ts';
import { cardState, errorText, type CcidMessage } from './codec.ts';

/** What a failed reply means to a citizen and to staff. */
export function refused({ extra: [status, error] }: CcidMessage, doing: string): Failed {
  const deviceCode = error.toString(16).padStart(2, '0').toUpperCase();
  const message = `${doing}: ${errorText(error)}`;
  if (cardState(status) === 'absent') return failed('no-card', `${doing}: no card`, { deviceCode });
  switch (error) {
    case 0xf4:
    case 0xf7:
    case 0xf8:
    case 0xfc:
    case 0xfd:
    case 0xfe:
      return failed('card-unreadable', message, { deviceCode });
    case 0xf5:
    case 0xf6:
      return failed('card-not-recognised', message, { deviceCode });
    case 0xfb:
      return failed('reader-fault', message, { deviceCode });
    default:
      return failed('refused-by-device', message, { deviceCode });
  }
}
