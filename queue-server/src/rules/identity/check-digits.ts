const citizenWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const citizenCheck = '10X98765432';

/** Check character of a citizen number's first 17 digits (GB 11643, ISO 7064 MOD 11-2). */
export function citizenCheckDigit(first17: string): string {
  const sum = citizenWeights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return citizenCheck.charAt(sum % 11);
}

const creditSymbols = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Check character of a unified social credit code's first 17 symbols (GB 32100, MOD 31-3); null for a symbol outside the code. */
export function creditCheckDigit(first17: string): string | null {
  let sum = 0;
  let weight = 1;
  for (const symbol of first17) {
    const value = creditSymbols.indexOf(symbol);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return creditSymbols.charAt((31 - (sum % 31)) % 31);
}

/** ICAO 9303 check digit (weights 7 3 1), as the 15-character permanent-residence number carries it. */
export function travelDocumentCheckDigit(text: string): string {
  let sum = 0;
  [...text].forEach((symbol, i) => {
    sum += parseInt(symbol, 36) * ([7, 3, 1][i % 3] ?? 0);
  });
  return String(sum % 10);
}

// Damm's quasigroup of order ten: it notices every single wrong digit and every swap of neighbours.
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

/** Damm check digit of a string of digits. */
export function dammDigit(digits: string): string {
  let interim = 0;
  for (const digit of digits) interim = Number(damm[interim]?.charAt(Number(digit)));
  return String(interim);
}

/** Luhn check of a bank card number (ISO/IEC 7812). */
export function luhnHolds(digits: string): boolean {
  let sum = 0;
  [...digits].reverse().forEach((digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  return sum % 10 === 0;
}
