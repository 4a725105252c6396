import { circle, dot, draw } from './draw.tsx';

/** The frame, its states and the places of the product: every page loads these. */
export const HomeIcon = /* @__PURE__ */ draw('M4 11l8-7 8 7', 'M6 9.5V20h12V9.5', 'M10 20v-6h4v6');
export const SearchIcon = /* @__PURE__ */ draw(circle(11, 11, 6.5), 'M16 16l4.5 4.5');
export const BellIcon = /* @__PURE__ */ draw('M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15z', 'M10 20.5a2.2 2.2 0 0 0 4 0');
export const MenuIcon = /* @__PURE__ */ draw('M4 7h16', 'M4 12h16', 'M4 17h16');
export const MoreIcon = /* @__PURE__ */ draw(circle(12, 5.5, 0.6), circle(12, 12, 0.6), circle(12, 18.5, 0.6));
export const CloseIcon = /* @__PURE__ */ draw('M6 6l12 12', 'M18 6L6 18');
export const CheckIcon = /* @__PURE__ */ draw('M5 12.5l4.5 4.5L19 7.5');
export const ChevronDownIcon = /* @__PURE__ */ draw('M6 9.5l6 6 6-6');
export const ChevronRightIcon = /* @__PURE__ */ draw('M9.5 6l6 6-6 6');
export const ArrowRightIcon = /* @__PURE__ */ draw('M4.5 12h15', 'M13.5 6l6 6-6 6');
export const UndoIcon = /* @__PURE__ */ draw('M8.5 5L4.5 9l4 4', 'M4.5 9H14a5.5 5.5 0 0 1 0 11h-4');
export const RefreshIcon = /* @__PURE__ */ draw('M19.5 12a7.5 7.5 0 1 1-2.4-5.5L19.5 9', 'M19.5 4.5V9H15');
export const PersonIcon = /* @__PURE__ */ draw(circle(12, 8, 3.75), 'M4.5 20a7.5 7.5 0 0 1 15 0');
export const PeopleIcon = /* @__PURE__ */ draw(
  circle(9, 8.5, 3.25),
  'M2.5 19.5a6.5 6.5 0 0 1 13 0',
  'M15.5 5.5a3.25 3.25 0 0 1 0 6',
  'M18 14a6.4 6.4 0 0 1 3.5 5.5',
);
export const StoreIcon = /* @__PURE__ */ draw(
  'M4 9.5L5.5 4.5h13L20 9.5',
  'M4 9.5a2.7 2.7 0 0 0 5.33 0a2.7 2.7 0 0 0 5.34 0a2.7 2.7 0 0 0 5.33 0',
  'M5.5 12v8h13v-8',
  'M10 20v-4.5h4V20',
);
export const BuildingIcon = /* @__PURE__ */ draw(
  'M3.5 20h17',
  'M4.5 9.5L12 4l7.5 5.5z',
  'M6.5 9.5V20',
  'M10.2 9.5V20',
  'M13.8 9.5V20',
  'M17.5 9.5V20',
);
export const FactoryIcon = /* @__PURE__ */ draw('M4 20V9l5.5 3.5V9l5.5 3.5V5h5v15z', dot(8.5, 16), dot(12, 16), dot(15.5, 16));
export const MapIcon = /* @__PURE__ */ draw('M4 6.5l5.3-2 5.4 2 5.3-2v13l-5.3 2-5.4-2-5.3 2z', 'M9.3 4.5v13', 'M14.7 6.5v13');
export const CalendarIcon = /* @__PURE__ */ draw('M4.5 6h15v14h-15z', 'M4.5 10.5h15', 'M8.5 3.5V8', 'M15.5 3.5V8');
export const SheetIcon = /* @__PURE__ */ draw('M4 4.5h16v15H4z', 'M4 9.5h16', 'M4 14.5h16', 'M10 9.5v10');
export const EyeIcon = /* @__PURE__ */ draw('M2.5 12C4.7 8 8 6 12 6s7.3 2 9.5 6c-2.2 4-5.5 6-9.5 6s-7.3-2-9.5-6z', circle(12, 12, 2.75));
export const EyeOffIcon = /* @__PURE__ */ draw(
  'M9.5 6.3A9.6 9.6 0 0 1 12 6c4 0 7.3 2 9.5 6a15 15 0 0 1-2.6 3.4',
  'M6 8A14.5 14.5 0 0 0 2.5 12c2.2 4 5.5 6 9.5 6a9.7 9.7 0 0 0 4-.8',
  'M4 4l16 16',
);
export const CopyIcon = /* @__PURE__ */ draw('M8.5 8.5h11v11h-11z', 'M15.5 8.5v-4h-11v11h4');
export const InfoIcon = /* @__PURE__ */ draw(circle(12, 12, 8.5), 'M12 11v5.5', dot(12, 7.75));
export const AttentionIcon = /* @__PURE__ */ draw('M12 4L21 19.5H3z', 'M12 10v4.5', dot(12, 17));
export const ErrorIcon = /* @__PURE__ */ draw('M8.3 3.5h7.4l4.8 4.8v7.4l-4.8 4.8H8.3l-4.8-4.8V8.3z', 'M12 8v5', dot(12, 16));
export const DoneIcon = /* @__PURE__ */ draw(circle(12, 12, 8.5), 'M8.2 12.3l2.6 2.6 5-5.2');
export const NeutralIcon = /* @__PURE__ */ draw(circle(12, 12, 8.5), 'M8.5 12h7');
export const OfflineIcon = /* @__PURE__ */ draw(
  'M4 4l16 16',
  'M3 10a13 13 0 0 1 4-2.6',
  'M21 10a13 13 0 0 0-8.5-3.4',
  'M6.3 13.5A8.5 8.5 0 0 1 10 11.4',
  'M17.7 13.5a8.5 8.5 0 0 0-2.2-1.5',
  'M9.5 17a3.7 3.7 0 0 1 3.6-.9',
  dot(12, 19.5),
);
export const SunIcon = /* @__PURE__ */ draw(
  circle(12, 12, 3.75),
  'M12 3v2',
  'M12 19v2',
  'M3 12h2',
  'M19 12h2',
  'M5.6 5.6L7 7',
  'M17 17l1.4 1.4',
  'M18.4 5.6L17 7',
  'M7 17l-1.4 1.4',
);
export const MoonIcon = /* @__PURE__ */ draw('M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z');
export const DeviceIcon = /* @__PURE__ */ draw('M4 5h16v11H4z', 'M9 20h6', 'M12 16v4');
export const LanguageIcon = /* @__PURE__ */ draw(circle(12, 12, 8.5), 'M3.5 12h17', 'M12 3.5c-5 5-5 12 0 17', 'M12 3.5c5 5 5 12 0 17');
export const SignOutIcon = /* @__PURE__ */ draw('M10 4.5H5v15h5', 'M9.5 12h10.5', 'M15.5 7.5L20 12l-4.5 4.5');
export const SettingsIcon = /* @__PURE__ */ draw(
  'M4 7.5h8',
  'M16.5 7.5H20',
  circle(14.2, 7.5, 2.2),
  'M4 16.5h3.5',
  'M12 16.5h8',
  circle(9.8, 16.5, 2.2),
);
export const ChartIcon = /* @__PURE__ */ draw('M4 20h16', 'M6.5 20v-6', 'M12 20V9', 'M17.5 20V4.5');
export const MoneyIcon = /* @__PURE__ */ draw('M3.5 6.5h17v11h-17z', circle(12, 12, 2.5), dot(6.5, 12), dot(17.5, 12));
export const BasketIcon = /* @__PURE__ */ draw('M3.5 10h17l-2 10h-13z', 'M8 10l3-6', 'M16 10l-3-6', 'M9.5 13.5v3', 'M14.5 13.5v3');
export const VoiceIcon = /* @__PURE__ */ draw('M4 5h16v11h-8.5L7 20v-4H4z', 'M8 9h8', 'M8 12.2h5');
export const TruckIcon = /* @__PURE__ */ draw('M3 6h11v11H3z', 'M14 10h4l3 3.5V17h-7', circle(7.5, 18, 1.75), circle(17, 18, 1.75));
export const HistoryIcon = /* @__PURE__ */ draw('M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 9', 'M4.5 4.5V9H9', 'M12 8v4.3l2.8 1.7');
export const StepsIcon = /* @__PURE__ */ draw('M3.5 20v-5h5.7v-5h5.6V5h5.7v15z');
