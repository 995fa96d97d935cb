import type { Screen, Step } from '@banshi/terminal-agent/protocol';
import type { Component } from 'vue';
import AttractScreen from './AttractScreen.vue';
import CertificateScreen from './CertificateScreen.vue';
import CertificatesScreen from './CertificatesScreen.vue';
import CheckAnswersScreen from './CheckAnswersScreen.vue';
import CheckInScreen from './CheckInScreen.vue';
import ChooseCompartmentScreen from './ChooseCompartmentScreen.vue';
import ChooseItemScreen from './ChooseItemScreen.vue';
import ChooseQueueScreen from './ChooseQueueScreen.vue';
import ConfirmDepositScreen from './ConfirmDepositScreen.vue';
import ConfirmPickUpScreen from './ConfirmPickUpScreen.vue';
import ContactScreen from './ContactScreen.vue';
import DepositedScreen from './DepositedScreen.vue';
import DraftKeptScreen from './DraftKeptScreen.vue';
import DoorScreen from './DoorScreen.vue';
import FarewellScreen from './FarewellScreen.vue';
import FormScreen from './FormScreen.vue';
import GuideScreen from './GuideScreen.vue';
import HelpScreen from './HelpScreen.vue';
import IdentifyScreen from './IdentifyScreen.vue';
import KeepDraftScreen from './KeepDraftScreen.vue';
import MaterialsScreen from './MaterialsScreen.vue';
import MenuScreen from './MenuScreen.vue';
import NotEligibleScreen from './NotEligibleScreen.vue';
import NoticeScreen from './NoticeScreen.vue';
import OutOfServiceScreen from './OutOfServiceScreen.vue';
import PickedUpScreen from './PickedUpScreen.vue';
import PickUpCodeScreen from './PickUpCodeScreen.vue';
import PickUpListScreen from './PickUpListScreen.vue';
import ProgressCodeScreen from './ProgressCodeScreen.vue';
import ProgressScreen from './ProgressScreen.vue';
import RatedScreen from './RatedScreen.vue';
import RateScreen from './RateScreen.vue';
import ResumeDraftScreen from './ResumeDraftScreen.vue';
import ScanScreen from './ScanScreen.vue';
import SituationScreen from './SituationScreen.vue';
import StaffFoundScreen from './StaffFoundScreen.vue';
import StaffScreen from './StaffScreen.vue';
import StaffSignInScreen from './StaffSignInScreen.vue';
import SubmittedScreen from './SubmittedScreen.vue';
import TicketScreen from './TicketScreen.vue';

/** A component that draws exactly the screens of one step. */
type ScreenComponent<S extends Step> = new () => {
  $props: { screen: Extract<Screen, { step: S }> };
};

/** Every screen the agent can ask for has its component; the compiler counts them. */
const components: { readonly [S in Step]: ScreenComponent<S> } = {
  attract: AttractScreen,
  certificates: CertificatesScreen,
  certificate: CertificateScreen,
  'out-of-service': OutOfServiceScreen,
  notice: NoticeScreen,
  identify: IdentifyScreen,
  menu: MenuScreen,
  'choose-item': ChooseItemScreen,
  guide: GuideScreen,
  situation: SituationScreen,
  'not-eligible': NotEligibleScreen,
  form: FormScreen,
  materials: MaterialsScreen,
  scan: ScanScreen,
  contact: ContactScreen,
  'check-answers': CheckAnswersScreen,
  'keep-draft': KeepDraftScreen,
  'draft-kept': DraftKeptScreen,
  'resume-draft': ResumeDraftScreen,
  submitted: SubmittedScreen,
  'choose-compartment': ChooseCompartmentScreen,
  door: DoorScreen,
  'confirm-deposit': ConfirmDepositScreen,
  deposited: DepositedScreen,
  'pick-up-code': PickUpCodeScreen,
  'pick-up-list': PickUpListScreen,
  'confirm-pick-up': ConfirmPickUpScreen,
  'picked-up': PickedUpScreen,
  'choose-queue': ChooseQueueScreen,
  'check-in': CheckInScreen,
  ticket: TicketScreen,
  'progress-code': ProgressCodeScreen,
  progress: ProgressScreen,
  rate: RateScreen,
  rated: RatedScreen,
  help: HelpScreen,
  'staff-sign-in': StaffSignInScreen,
  staff: StaffScreen,
  'staff-found': StaffFoundScreen,
  farewell: FarewellScreen,
};

export const screenOf = (screen: Screen): Component => components[screen.step];
