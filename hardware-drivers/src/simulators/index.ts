export {
  ccidReaderBrain,
  ccidReaderCommands,
  usbCcidReader,
  usualCcidReader,
  type CcidReaderSettings,
  type CcidReaderWorld,
} from './ccid/reader.ts';
export { pcscSlotBrain } from './pcsc/slot.ts';
export { onVpcd, vpcdPort } from './hosts/vpcd.ts';
export { cardLine, type CardLine } from './card-line.ts';
export { cameraBrain, cameraCommands, usualCamera, type CameraWorld } from './camera/camera.ts';
export { folderLine, type FolderLine } from './folder-line.ts';
export { onFolder } from './hosts/folder.ts';
export {
  posScannerBrain,
  posScannerCommands,
  posScannerReports,
  type PosScannerWorld,
} from './hid/pos-scanner.ts';
export {
  sampleStripe,
  swipeCommands,
  swipeReaderBrain,
  swipeReaderReports,
  type Stripe,
  type SwipeReaderWorld,
} from './hid/swipe-reader.ts';
export { slotCommands, type SlotWorld } from './cards/world.ts';
export { scriptedCard, socialCard, type SocialCardFields } from './cards/social-card.ts';
export type { ChipCard } from './cards/chip.ts';
export { seeded, type Chance } from './seeded.ts';
export { virtualClock, type VirtualClock } from './virtual-clock.ts';
export {
  WorldError,
  type Commands,
  type HttpBrain,
  type SimulatorPorts,
  type StreamBrain,
} from './simulator.ts';
export { simulatedLine, type SimulatedLine } from './line.ts';
export type { WireFaults } from './wire-faults.ts';
export { webLine, type WebFaults, type WebLine } from './web-line.ts';
export { memoryWire, type MemoryWire } from './memory-wire.ts';
export {
  samReaderBrain,
  usualReader,
  type ReaderSettings,
  type ReaderWorld,
} from './sam-id-reader/reader.ts';
export { readerCommands } from './sam-id-reader/commands.ts';
export { hidSamReader, setReportSamReader, usbSamReader } from './sam-id-reader/packets.ts';
export { makeChip, sampleCards, type CardFields } from './sam-id-reader/card.ts';
export { cabinetCommands, type CabinetWorld, type Compartment } from './locks/cabinet.ts';
export { lockWklyBrain, usualWkly, type LockWklySettings } from './locks/lock-wkly.ts';
export {
  lockCu16Brain,
  lockCu48bBrain,
  usualCu16,
  usualCu48b,
  type LockKerongSettings,
} from './locks/lock-kerong.ts';
export { lockWinnsenBrain, usualWinnsen, type LockWinnsenSettings } from './locks/lock-winnsen.ts';
export {
  lockModbusBrain,
  usualModbusLocks,
  type LockModbusSettings,
  type ModbusCabinetWorld,
} from './locks/lock-modbus.ts';
export { lock8a80Brain, usual8a80, type Lock8a80Settings } from './locks/lock-8a80.ts';
export {
  escposBrain,
  usualPrinter,
  type PrinterSettings,
  type PrinterWorld,
} from './escpos/printer.ts';
export type { PrinterFaults } from './escpos/status.ts';
export { drawTicket } from './escpos/draw.ts';
export { ticketText, type Printed, type Ticket } from './escpos/ticket.ts';
export { printerCommands } from './escpos/commands.ts';
export { esclBrain, type ScannerWorld } from './escl/scanner.ts';
export { usualScanner, type ScannerSettings } from './escl/settings.ts';
export type { ScannerFault } from './escl/paper-paths.ts';
export { renderSheet, samplePage, type Sheet } from './escl/sheets.ts';
export { scannerCommands } from './escl/commands.ts';
export {
  codeCommands,
  codeLineBrain,
  gm65Brain,
  type CodeLineSettings,
  type CodeWorld,
  type Gm65Settings,
} from './codes/scanner.ts';
export { upsBrain, upsCommands, usualUps, type UpsSettings, type UpsWorld } from './nut/ups.ts';
export {
  ioCommands,
  ioModuleBrain,
  usualIo,
  type IoSettings,
  type IoWorld,
} from './modbus/io-module.ts';
export {
  ippPrinterBrain,
  usualIppPrinter,
  type IppPrinterSettings,
  type IppPrinterWorld,
} from './ipp/printer.ts';
export type { PrintedDocument } from './ipp/engine.ts';
export { ippCommands } from './ipp/commands.ts';
export { onPty } from './hosts/pty.ts';
export { onTcp } from './hosts/tcp.ts';
export { onHttp } from './hosts/http.ts';
export type { Hosted } from './hosts/host.ts';
export { findSimulator, simulatorKinds } from './registry.ts';
export { defineSimulator, type SimulatorKind } from './kinds.ts';
