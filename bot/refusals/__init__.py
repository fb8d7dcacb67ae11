"""What stands in the way, as facts, a file for each matter. `bot.words.refusing` has the words of every one of these.

Refusal
├── not there         NoSuchCircle  NoSuchSwap  NoSuchCommitment  NoSuchPractice  NoSuchMissed
│                     NoSuchNote  NoSuchLetter  NothingKept  NothingLost  NoSuchPart  AlreadySettled
├── not yours         NotFacilitator  NotYourTurn  NotHere  NotOffered  NotPresenter  NotYourMeeting
├── before a meeting  NoMeeting  TooEarly  AlreadyOpen  MeetingOver  NotEnoughHere  MeetingRunning
│                     AlreadyFacilitator  NobodyToHandTo  NobodyToTell
├── in a meeting      TurnsToCome  NotOpen  NoRound  AlreadyMoved  EveryonesStep  AlreadyPaused  NotPaused
│                     NotWriting  NoSuchTask  TaskHeld
├── in a season       NoPresenters  NoSeatToGive  NoCheckIn  CheckInOpen  NotResting  Resting  Ended
│                     PracticeInUse
│                     NothingLeftToPlan  MeetingsAhead
├── finding a time    TimesAskedAlready  NoTimesAsked  TimesNotAnswered  SuitsNotAll
├── proposals         NoProposal  ProposalOpen  ProposalChanged  NotYourProposal  NothingNew
├── people            NobodyNamed  AlreadyIn  AlreadyMember  CircleFull  TooFew  NotAMember  NoLongerMember
│                     NotYourself  NotAway
├── beside a room     NothingLikeIt  NoVoiceRoom  PieceRefused
├── entering          DoorClosed  NoInvitation  JoinFirst  PlaceHasCircle  NeedsRoom
├── seeking a circle  NoSeekingHere  NotSeeking  InvitationOver  NoSuchApart  TooMuchGiven
│                     NotAlone  IntroductionOver
├── what was typed    Missing  Unreadable  TooLong  InThePast  InAGap  UnknownZone
│                     UnknownRegion  FileProblems  UnknownCommand
├── does not agree    BackToFront  NeedsDay  MoreThanWeAre
├── in a community    NotACommunity  NoSuchTopic  WrongWord  NoDotsLeft  QueueFull  HostThere  ConvenerHosts
│                     NotConvener  ConvenerThere  NoSuchThing  ShelfFull  NoSuchCalling  CallingFull  TermRuns
│                     NotYoursToEnd  NotYoursToCancel  HostConvenes  NoRota  IsAWord  HarvestOver
└── on our side       StorageIsUnwell  TooBusy
"""
