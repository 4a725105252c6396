import { circle, draw } from './draw.tsx';

/** What can be done and what things are: loaded with the pages that show them. */
export const ChevronLeftIcon = /* @__PURE__ */ draw('M14.5 6l-6 6 6 6');
export const ArrowUpIcon = /* @__PURE__ */ draw('M12 19.5v-15', 'M6 10.5l6-6 6 6');
export const ArrowDownIcon = /* @__PURE__ */ draw('M12 4.5v15', 'M6 13.5l6 6 6-6');
export const ArrowLeftIcon = /* @__PURE__ */ draw('M19.5 12h-15', 'M10.5 6l-6 6 6 6');
export const PlusIcon = /* @__PURE__ */ draw('M12 5v14', 'M5 12h14');
export const MinusIcon = /* @__PURE__ */ draw('M5 12h14');
export const EditIcon = /* @__PURE__ */ draw('M4.5 19.5l1-4L16 5l3 3L8.5 18.5z', 'M13.5 7.5l3 3');
export const TrashIcon = /* @__PURE__ */ draw('M4.5 7h15', 'M9 7V4.5h6V7', 'M6.5 7l1 13h9l1-13', 'M10 11v5', 'M14 11v5');
export const DownloadIcon = /* @__PURE__ */ draw('M12 4v11', 'M7.5 10.5L12 15l4.5-4.5', 'M4.5 19.5h15');
export const UploadIcon = /* @__PURE__ */ draw('M12 15.5V4.5', 'M7.5 9L12 4.5 16.5 9', 'M4.5 19.5h15');
export const PrintIcon = /* @__PURE__ */ draw('M7 9V4h10v5', 'M7 17H4.5V9h15v8H17', 'M7 14h10v6H7z');
export const FilterIcon = /* @__PURE__ */ draw('M4 6.5h16', 'M7 12h10', 'M10 17.5h4');
export const ColumnsIcon = /* @__PURE__ */ draw('M4 5h16v14H4z', 'M9.5 5v14', 'M14.5 5v14');
export const RowsIcon = /* @__PURE__ */ draw('M4 5.5h16', 'M4 10h16', 'M4 14.5h16', 'M4 19h16');
export const MapPinIcon = /* @__PURE__ */ draw('M12 21c-4.5-4.6-6.5-7.8-6.5-11a6.5 6.5 0 0 1 13 0c0 3.2-2 6.4-6.5 11z', circle(12, 10, 2.25));
export const ClockIcon = /* @__PURE__ */ draw(circle(12, 12, 8), 'M12 7.5V12l3 2');
export const PhoneIcon = /* @__PURE__ */ draw(
  'M6 4h3.5L11 8.5 8.7 10a12 12 0 0 0 5.3 5.3l1.5-2.3L20 14.5V18a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z',
);
export const MailIcon = /* @__PURE__ */ draw('M3.5 6h17v12.5h-17z', 'M4 6.5l8 6.5 8-6.5');
export const DocumentIcon = /* @__PURE__ */ draw('M6 3.5h8l4.5 4.5v12.5H6z', 'M14 3.5V8h4.5', 'M9 12.5h6', 'M9 16h6');
export const CertificateIcon = /* @__PURE__ */ draw(
  'M4 4.5h16v11h-6',
  'M10 15.5H4v-11',
  circle(12, 13.5, 2.5),
  'M10.3 15.5L9.5 21l2.5-1.5 2.5 1.5-.8-5.5',
  'M8 8h8',
);
export const ShieldIcon = /* @__PURE__ */ draw('M12 3.5l7.5 2.7v5.3c0 4.4-3 7.4-7.5 9-4.5-1.6-7.5-4.6-7.5-9V6.2z', 'M8.7 12l2.3 2.3 4.3-4.3');
export const LockIcon = /* @__PURE__ */ draw('M5.5 10.5h13V20h-13z', 'M8 10.5V8a4 4 0 0 1 8 0v2.5', 'M12 14.5v2');
export const LinkOutIcon = /* @__PURE__ */ draw('M13.5 4.5h6v6', 'M19.5 4.5L11 13', 'M17.5 13.5v6h-13v-13h6');
export const PendingIcon = /* @__PURE__ */ draw(
  'M12 3.5a8.5 8.5 0 0 1 8.5 8.5',
  'M20 15a8.5 8.5 0 0 1-5 5',
  'M12 20.5A8.5 8.5 0 0 1 3.5 12',
  'M4 9a8.5 8.5 0 0 1 5-5',
);
export const FlagIcon = /* @__PURE__ */ draw('M5.5 21V4', 'M5.5 5c4-2 7 2 13 0v9c-6 2-9-2-13 0');
export const StarIcon = /* @__PURE__ */ draw('M12 4l2.5 5.2 5.5.8-4 4 1 5.7-5-2.8-5 2.8 1-5.7-4-4 5.5-.8z');
export const DrawIcon = /* @__PURE__ */ draw(
  'M3.5 7H7c5 0 5 10 10 10h3.5',
  'M3.5 17H7c1.5 0 2.6-1 3.4-2.2',
  'M13.6 9.2C14.4 8 15.5 7 17 7h3.5',
  'M18 4.5L20.5 7 18 9.5',
  'M18 14.5l2.5 2.5-2.5 2.5',
);
export const ScaleIcon = /* @__PURE__ */ draw(
  'M12 4v16',
  'M8 20h8',
  'M5 7h14',
  'M5 7l-2.5 6.5a2.9 2.9 0 0 0 5 0z',
  'M19 7l-2.5 6.5a2.9 2.9 0 0 0 5 0z',
);
export const BookIcon = /* @__PURE__ */ draw('M12 6.5c-2-1.5-5-2-8-1.5v13.5c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5z', 'M12 6.5V20');
export const CameraIcon = /* @__PURE__ */ draw('M3.5 8H8l1.5-3h5L16 8h4.5v11.5h-17z', circle(12, 13.2, 3.25));
export const QrIcon = /* @__PURE__ */ draw(
  'M4 4h6v6H4z',
  'M14 4h6v6h-6z',
  'M4 14h6v6H4z',
  'M14 14h2.5v2.5',
  'M20 14v2.5',
  'M14 20h2.5',
  'M20 20v-.01',
);
export const MergeIcon = /* @__PURE__ */ draw('M6 4v4c0 3 6 4 6 7v5', 'M18 4v4c0 3-6 4-6 7', 'M9 17l3 3 3-3');
export const KeyIcon = /* @__PURE__ */ draw(circle(8, 15.5, 4), 'M11 12.5L19.5 4', 'M16 7.5l3 3');
