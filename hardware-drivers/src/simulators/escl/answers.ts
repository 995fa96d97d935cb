import { esclNamespace, pwgNamespace } from '../../drivers/escl/messages.ts';
import type { HttpResponse } from '../../transport/connection.ts';
import type { Sheet } from './sheets.ts';

/** One element; what stands in it is already XML, or a word without special characters. */
export const element = (name: string, ...content: readonly (string | number)[]): string =>
  `<${name}>${content.join('')}</${name}>`;

export const plain = (status: number): HttpResponse => ({
  status,
  headers: {},
  body: new Uint8Array(0),
});

const found = (mediaType: string, body: Uint8Array): HttpResponse => ({
  status: 200,
  headers: { 'content-type': mediaType, 'content-length': String(body.length) },
  body,
});

/** A whole reply: its outermost element, with the version of eSCL. */
export const reply = (name: string, ...content: readonly string[]): string =>
  `<${name} xmlns:pwg="${pwgNamespace}" xmlns:scan="${esclNamespace}">${element('pwg:Version', '2.63')}${content.join('')}</${name}>`;

export const xml = (body: string): HttpResponse =>
  found('text/xml', Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, 'utf8'));

export const picture = ({ bytes, mediaType }: Sheet): HttpResponse => found(mediaType, bytes);
