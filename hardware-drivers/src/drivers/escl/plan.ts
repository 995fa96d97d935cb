import type { ScanSettings, ScanSource } from '../../capability/document-scanner.ts';
import { failed, ok, type Outcome } from '../../command/outcome.ts';
import {
  abilities,
  colourMode,
  scanSettings,
  type Capabilities,
  type PathAbilities,
} from './messages.ts';

/** The job ticket for what is wanted; refuses what the scanner does not offer. */
export function plan(
  of: Capabilities,
  source: ScanSource,
  wanted: ScanSettings,
): Outcome<Uint8Array> {
  const duplex = wanted.duplex ?? false;
  const path: PathAbilities | undefined =
    source === 'platen' ? of.platen : duplex ? of.duplex : (of.feeder ?? of.duplex);
  const refuse = (what: string, allowed: readonly unknown[]) =>
    failed('invalid-request', `${what} is not offered; allowed: ${allowed.join(', ')}`, {
      sent: false,
    });
  if (!path) return refuse(`${source}${duplex ? ' duplex' : ''}`, abilities(of).sources);
  const resolution =
    wanted.resolution ??
    path.resolutions.find((dpi) => dpi >= 300) ??
    path.resolutions.at(-1) ??
    300;
  if (path.resolutions.length > 0 && !path.resolutions.includes(resolution))
    return refuse(`${resolution} dpi`, path.resolutions);
  const mode = colourMode(wanted.colour ?? 'colour');
  if (path.colourModes.length > 0 && !path.colourModes.includes(mode))
    return refuse(mode, path.colourModes);
  const format = wanted.mediaType ?? 'image/jpeg';
  if (path.formats.length > 0 && !path.formats.includes(format))
    return refuse(format, path.formats);
  return ok(
    scanSettings({
      source: source === 'platen' ? 'Platen' : 'Feeder',
      colourMode: mode,
      format,
      resolution,
      duplex,
      width: path.maxWidth,
      height: path.maxHeight,
    }),
  );
}
