/**
 * The attributes that speak of people, by tag (group and element in hexadecimal), as the DICOM data dictionary (PS3.6) calls
 * them, with the value representation that implicit files leave out. Others keep their number as name.
 */
const table = `
00080005 CS SpecificCharacterSet
00080012 DA InstanceCreationDate
00080016 UI SOPClassUID
00080018 UI SOPInstanceUID
00080020 DA StudyDate
00080021 DA SeriesDate
00080022 DA AcquisitionDate
00080023 DA ContentDate
0008002A DT AcquisitionDateTime
00080030 TM StudyTime
00080031 TM SeriesTime
00080050 SH AccessionNumber
00080060 CS Modality
00080064 CS ConversionType
00080070 LO Manufacturer
00080080 LO InstitutionName
00080081 ST InstitutionAddress
00080090 PN ReferringPhysicianName
00080092 ST ReferringPhysicianAddress
00080094 SH ReferringPhysicianTelephoneNumbers
0008009C PN ConsultingPhysicianName
00080100 SH CodeValue
00080102 SH CodingSchemeDesignator
00080104 LO CodeMeaning
00081010 SH StationName
00081030 LO StudyDescription
0008103E LO SeriesDescription
00081040 LO InstitutionalDepartmentName
00081048 PN PhysiciansOfRecord
00081050 PN PerformingPhysicianName
00081060 PN NameOfPhysiciansReadingStudy
00081070 PN OperatorsName
00081080 LO AdmittingDiagnosesDescription
00081084 SQ AdmittingDiagnosesCodeSequence
00081032 SQ ProcedureCodeSequence
00081110 SQ ReferencedStudySequence
00081111 SQ ReferencedPerformedProcedureStepSequence
00081115 SQ ReferencedSeriesSequence
00081120 SQ ReferencedPatientSequence
00081140 SQ ReferencedImageSequence
00081199 SQ ReferencedSOPSequence
00082112 SQ SourceImageSequence
00084000 LT IdentifyingComments
00100010 PN PatientName
00100020 LO PatientID
00100021 LO IssuerOfPatientID
00100022 CS TypeOfPatientID
00100030 DA PatientBirthDate
00100032 TM PatientBirthTime
00100040 CS PatientSex
00100050 SQ PatientInsurancePlanCodeSequence
00100101 SQ PatientPrimaryLanguageCodeSequence
00101000 LO OtherPatientIDs
00101001 PN OtherPatientNames
00101002 SQ OtherPatientIDsSequence
00101005 PN PatientBirthName
00101010 AS PatientAge
00101020 DS PatientSize
00101030 DS PatientWeight
00101040 LO PatientAddress
00101050 LO InsurancePlanIdentification
00101060 PN PatientMotherBirthName
00101080 LO MilitaryRank
00101081 LO BranchOfService
00101090 LO MedicalRecordLocator
00101100 SQ ReferencedPatientPhotoSequence
00102000 LO MedicalAlerts
00102110 LO Allergies
00102150 LO CountryOfResidence
00102152 LO RegionOfResidence
00102154 SH PatientTelephoneNumbers
00102155 LT PatientTelecomInformation
00102160 SH EthnicGroup
00102180 SH Occupation
001021A0 CS SmokingStatus
001021B0 LT AdditionalPatientHistory
001021C0 US PregnancyStatus
001021D0 DA LastMenstrualDate
001021F0 LO PatientReligiousPreference
00102203 CS PatientSexNeutered
00102297 PN ResponsiblePerson
00102298 CS ResponsiblePersonRole
00102299 LO ResponsibleOrganization
00104000 LT PatientComments
00180010 LO ContrastBolusAgent
00180015 CS BodyPartExamined
00181000 LO DeviceSerialNumber
00181030 LO ProtocolName
00181400 LO AcquisitionDeviceProcessingDescription
0020000D UI StudyInstanceUID
0020000E UI SeriesInstanceUID
00200010 SH StudyID
00204000 LT ImageComments
00280004 CS PhotometricInterpretation
00280301 CS BurnedInAnnotation
00321032 PN RequestingPhysician
00321033 LO RequestingService
00321060 LO RequestedProcedureDescription
00321064 SQ RequestedProcedureCodeSequence
00324000 LT StudyComments
00380010 LO AdmissionID
00380020 DA AdmittingDate
00380050 LO SpecialNeeds
00380060 LO ServiceEpisodeID
00380300 LO CurrentPatientLocation
00380400 LO PatientInstitutionResidence
00380500 LO PatientState
00384000 LT VisitComments
00400006 PN ScheduledPerformingPhysicianName
00400244 DA PerformedProcedureStepStartDate
00400253 SH PerformedProcedureStepID
00400254 LO PerformedProcedureStepDescription
00400260 SQ PerformedProtocolCodeSequence
00400275 SQ RequestAttributesSequence
00400280 ST CommentsOnThePerformedProcedureStep
00401001 SH RequestedProcedureID
00401002 LO ReasonForTheRequestedProcedure
00401004 LO PatientTransportArrangements
00401010 PN NamesOfIntendedRecipientsOfResults
00401102 ST PersonAddress
00401103 LO PersonTelephoneNumbers
00401400 LT RequestedProcedureComments
00402016 LO PlacerOrderNumberImagingServiceRequest
00402017 LO FillerOrderNumberImagingServiceRequest
00402400 LT ImagingServiceRequestComments
0040A040 CS ValueType
0040A043 SQ ConceptNameCodeSequence
0040A073 SQ VerifyingObserverSequence
0040A075 PN VerifyingObserverName
0040A123 PN PersonName
0040A120 DT DateTime
0040A121 DA Date
0040A160 UT TextValue
0040A168 SQ ConceptCodeSequence
0040A300 SQ MeasuredValueSequence
0040A30A DS NumericValue
0040A730 SQ ContentSequence
00420010 ST DocumentTitle
00420011 OB EncapsulatedDocument
00420012 LO MIMETypeOfEncapsulatedDocument
00041220 SQ DirectoryRecordSequence
00041430 CS DirectoryRecordType
300A0002 SH RTPlanLabel
300A0003 LO RTPlanName
300A0004 ST RTPlanDescription
30060002 SH StructureSetLabel
30060020 SQ StructureSetROISequence
30060026 LO ROIName
300E0008 PN ReviewerName
40080114 PN PhysicianApprovingInterpretation
4008010B ST InterpretationText
40080115 LT InterpretationDiagnosisDescription
`

interface TagName {
  vr: string
  name: string
}

const names = new Map<number, TagName>()
for (const line of table.trim().split('\n')) {
  const [tag, vr, name] = line.split(' ') as [string, string, string]
  names.set(Number.parseInt(tag, 16), { vr, name })
}

/** Name and representation of a tag (group * 65536 + element); undefined where it is not in the list. */
export function tagName(tag: number): TagName | undefined {
  return names.get(tag)
}

/** `(0010,0010)` for a tag without a name here. */
export function tagNumber(tag: number): string {
  const hex = tag.toString(16).padStart(8, '0')
  return `(${hex.slice(0, 4)},${hex.slice(4)})`
}
